"""Addresses as sources write them; what no library can parse is not an address."""

from urllib.parse import urlsplit


def web_address(text: str | None) -> str | None:
    """The text if it is an http or https address with a host, else nothing."""
    text = (text or "").strip()
    return text if host(text) and text.lower().startswith(("http://", "https://")) else None


def host(address: str) -> str | None:
    """The host an address names."""
    try:
        return urlsplit(address).hostname
    except ValueError:
        return None
