"""What all tests share: where development data lies, and how a test says that it is absent."""

from pathlib import Path

import pytest
from hypothesis import settings

# The same examples on every machine, however busy it is; look for new ones with --hypothesis-profile=default.
settings.register_profile("steady", derandomize=True, deadline=None)
settings.load_profile("steady")

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of development data; the test skips where it is absent."""
    if not (SHARED / "data").is_dir():
        pytest.skip("development data (../shared/data) is not on this machine")
    return SHARED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say how many tests needed the development data and did not have it."""
    skipped = [r for r in terminalreporter.stats.get("skipped", []) if "development data" in str(r.longrepr)]
    if skipped:
        terminalreporter.write_line(f"{len(skipped)} tests skipped: development data is not on this machine")
