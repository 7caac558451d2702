"""Articles and accounts taken from the store once each while a report is written."""

from onrecord.report.dates import published
from onrecord.report.records import Citation
from onrecord.store import Store
from onrecord.types import Account, Article, Span


class Shelf:
    """Read-only look-ups a report needs again and again, kept for the length of one report."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._articles: dict[str, Article] = {}
        self._accounts: dict[str, Account] = {}

    def article(self, reference: str) -> Article:
        """The stored article."""
        if reference not in self._articles:
            self._articles[reference] = self.store.article(reference)
        return self._articles[reference]

    def account(self, reference: str) -> Account:
        """What that article says."""
        if reference not in self._accounts:
            self._accounts[reference] = self.store.account(reference)
        return self._accounts[reference]

    def cite(self, reference: str, span: Span) -> Citation:
        """A citation of these characters."""
        article = self.article(reference)
        return Citation(
            article=article.id,
            outlet=outlet(article),
            published=published(article.published),
            url=article.url,
            title=article.title,
            span=span,
            quote=article.text[span.start : span.end],
        )


def outlet(article: Article) -> str:
    """The outlet and, where somebody else shows its article, who: "inews via PressBee"."""
    first = article.outlet or "unknown outlet"
    return f"{first} via {article.republisher}" if article.republisher else first
