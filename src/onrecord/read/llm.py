"""A language model as a reader, at any address that speaks OpenAI's chat interface, one on this machine included.

Words, trees, times and quotation marks are those of the default reader; names and who said what are asked of the model, by a JSON
schema, some sentences at a time. Nothing it answers is believed unless it stands in the text (`located`). The article's text leaves
this machine if the address is not on it, and so nothing is sent unless an address is named.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Protocol, get_args

import httpx
import msgspec
from msgspec.structs import replace

from onrecord.errors import BadInput, ReaderFault
from onrecord.read.located import Answer, Sentences, located
from onrecord.types import Article, MentionKind, Reading

# Sentences of one request: more make a model lose count of them.
SHOWN = 25
SECONDS = 120.0
INSTRUCTION = """\
You mark spans in numbered sentences of a news article. Answer with JSON only.
"names": every occurrence of a name, sum of money or date: number of its sentence, its text exactly as written, its kind. A name that \
occurs twice in a sentence is given twice.
"statements": who said what: "source" (who), "cue" (the word that says so) and "content" (what was said, without quotation marks, in \
parts if it is interrupted or runs over sentences), each with the number of its sentence and its text exactly as written.
Copy characters exactly. Never correct, translate, complete or explain. Leave out what you are not sure of."""


@dataclass(frozen=True, slots=True)
class Address:
    """Where a model answers: `url` ends before `/chat/completions`."""

    url: str
    model: str
    key: str = ""

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> "Address":
        """ONRECORD_LLM_URL, ONRECORD_LLM_MODEL and, if the server asks for one, ONRECORD_LLM_KEY. Raises BadInput."""
        url, model = environment.get("ONRECORD_LLM_URL", ""), environment.get("ONRECORD_LLM_MODEL", "")
        if not (url and model):
            raise BadInput("the reader 'llm' needs ONRECORD_LLM_URL (such as http://127.0.0.1:8080/v1) and ONRECORD_LLM_MODEL")
        return cls(url.rstrip("/"), model, environment.get("ONRECORD_LLM_KEY", ""))


class Base(Protocol):
    """What is asked of the reader that gives words and trees."""

    @property
    def name(self) -> str: ...

    def read(self, articles: Iterable[Article]) -> Iterator[Reading]: ...


class LlmReader:
    """Reads with a model at an address, over the words and trees of `base`."""

    def __init__(self, address: Address, base: Base, client: httpx.Client | None = None) -> None:
        self._address, self._base = address, base
        self._client = client or httpx.Client(timeout=SECONDS)
        self.name = f"llm/{address.model} over {base.name}"

    def read(self, articles: Iterable[Article]) -> Iterator[Reading]:
        """One reading for each article, in order. Raises ReaderFault where the address fails or answers with anything else than
        the schema asks for."""
        for article in articles:
            (reading,) = self._base.read([article])
            yield self._reading(article, replace(reading, reader=self.name))

    def close(self) -> None:
        """Close the connection."""
        self._client.close()

    def _reading(self, article: Article, reading: Reading) -> Reading:
        mentions, attributions, refused = [], [], list(reading.refused)
        for first in range(0, len(reading.sentences), SHOWN):
            shown = Sentences(article, reading, first, min(first + SHOWN, len(reading.sentences)))
            named, said, unplaced = located(self._ask(shown), shown)
            mentions += named
            attributions += said
            refused += unplaced
        return replace(reading, mentions=tuple(mentions), attributions=tuple(attributions), refused=tuple(refused))

    def _ask(self, shown: Sentences) -> Answer:
        sentences = "\n".join(f"{number}. {text}" for number, text in shown)
        asked = {
            "model": self._address.model,
            "messages": [{"role": "system", "content": INSTRUCTION}, {"role": "user", "content": sentences}],
            "temperature": 0,
            "seed": 0,
            "response_format": {"type": "json_schema", "json_schema": {"name": "marked", "strict": True, "schema": schema()}},
        }
        headers = {"Authorization": f"Bearer {self._address.key}"} if self._address.key else {}
        try:
            answer = self._client.post(f"{self._address.url}/chat/completions", json=asked, headers=headers)
            answer.raise_for_status()
            written = msgspec.json.decode(answer.content, type=_Completion).choices[0].message.content
            return msgspec.json.decode(written, type=Answer)
        except httpx.HTTPError as error:
            raise ReaderFault(f"{self._address.url} did not answer: {error}; check ONRECORD_LLM_URL and that the server runs") from error
        except (msgspec.DecodeError, IndexError) as error:
            raise ReaderFault(f"{self._address.url} answered with something else than the schema asks for: {error}") from error


def schema() -> dict[str, Any]:
    """The JSON schema an answer has to follow."""
    text, sentence = {"type": "string"}, {"type": "integer", "minimum": 1}
    part = _object(sentence=sentence, text=text)
    name = _object(sentence=sentence, text=text, kind={"type": "string", "enum": list(get_args(MentionKind))})
    absent = {"anyOf": [part, {"type": "null"}]}
    said = _object(source=absent, cue=absent, content={"type": "array", "items": part, "minItems": 1})
    return _object(names={"type": "array", "items": name}, statements={"type": "array", "items": said})


def _object(**fields: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": fields, "required": list(fields), "additionalProperties": False}


class _Message(msgspec.Struct):
    content: str


class _Choice(msgspec.Struct):
    message: _Message


class _Completion(msgspec.Struct):
    choices: list[_Choice]
