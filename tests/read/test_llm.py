"""The reader over a language model, against a server in this process that answers what each test tells it to."""

import json
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest

from onrecord.errors import BadInput, ReaderFault
from onrecord.read.llm import Address, LlmReader, schema
from onrecord.testing import check_reader

pytestmark = [pytest.mark.network, pytest.mark.enable_socket, pytest.mark.allow_hosts(["127.0.0.1"])]

TEXT = "Nadir Tosk counted 312 boats in Arda, and Nadir Tosk left. “The port is full,” said Mirel Onda."


class Server:
    """Answers each request with `answer(sentences)`; keeps what it was asked."""

    def __init__(self) -> None:
        self.answer: Callable[[str], object] = lambda _sentences: {"names": [], "statements": []}
        self.status, self.asked = 200, []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                outer.asked.append((self.path, self.headers.get("Authorization"), asked))
                content = outer.answer(asked["messages"][1]["content"])
                written = content if isinstance(content, str) else json.dumps(content)
                body = json.dumps({"choices": [{"message": {"role": "assistant", "content": written}}]}).encode()
                self.send_response(outer.status)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                pass

        self._server = HTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}/v1"
        self._thread = Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01})
        self._thread.start()

    def close(self) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


@pytest.fixture
def server() -> Iterator[Server]:
    one = Server()
    yield one
    one.close()


@pytest.fixture
def reader(server, case_reader) -> Iterator[LlmReader]:
    found = LlmReader(Address(server.url, "scripted", "secret"), case_reader)
    yield found
    found.close()


@pytest.fixture
def read(server, reader, article):
    """Read `TEXT` when the model answers with these names and statements."""

    def given(names=(), statements=()):
        server.answer = lambda _sentences: {"names": list(names), "statements": list(statements)}
        one = article(TEXT)
        (reading,) = reader.read([one])
        found = [(m.kind, one.text[m.span.start : m.span.end]) for m in reading.mentions]
        return found, reading, [r.reason for r in reading.refused if r.what in ("mention", "attribution")]

    return given


def name(text, kind="person", sentence=1):
    return {"sentence": sentence, "text": text, "kind": kind}


def part(text, sentence=2):
    return {"sentence": sentence, "text": text}


def test_it_keeps_every_promise(reader):
    check_reader(reader)


def test_what_stands_in_the_text_is_taken(read):
    found, reading, refused = read(
        [name("Nadir Tosk"), name("Nadir Tosk"), name("Arda", "location")],
        [{"source": part("Mirel Onda"), "cue": part("said"), "content": [part("The port is full")]}],
    )
    assert found == [("person", "Nadir Tosk"), ("location", "Arda"), ("person", "Nadir Tosk")]
    assert not refused
    (said,) = reading.attributions
    assert said.direct
    assert TEXT[said.content[0].start : said.content[0].end] == "The port is full"


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        (name("Vice-Admiral Oren Pell"), "the model wrote it"),
        (name("counted 321 boats", "misc"), "the model wrote it"),
        (name("nadir tosk"), "the model wrote it"),
        (name("Mirel Onda", sentence=1), "not in sentence 1 but elsewhere"),
        (name("Mirel Onda", sentence=9), "sentence 9 was not shown"),
        (name("Mirel Onda", sentence=0), "sentence 0 was not shown"),
        (name("Nadir Tosk"), "stands 2 times in sentence 1, 1 were marked"),
        (name("Nadir To"), "part of a word"),
        (name(" Arda "), "not in sentence 1"),
        (name(""), "not in sentence 1"),
        (name("Arda", "deity"), "no kind of name"),
    ],
)
def test_what_does_not_is_refused_and_counted(read, given, reason):
    found, _, refused = read([given])
    assert not found
    assert len(refused) == 1
    assert reason in refused[0]


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ({"source": part("Mirel Onda"), "cue": None, "content": [part("The port is empty")]}, "the model wrote it"),
        ({"source": part("Nadir Tosk"), "cue": part("said"), "content": [part("The port is full")]}, "elsewhere"),
        ({"source": part("Nadir Tosk", 1), "cue": None, "content": [part("312 boats", 1)]}, "which one is not said"),
        ({"source": None, "cue": None, "content": [part("The port is full")]}, "neither who said it"),
        ({"source": part("Mirel Onda"), "cue": None, "content": []}, "nothing was said"),
        ({"source": part("Mirel Onda"), "cue": None, "content": [part("The port"), part("port is full")]}, "overlap"),
    ],
)
def test_statements_with_a_part_that_is_not_there_are_refused_whole(read, said, reason):
    _, reading, refused = read(statements=[said])
    assert not reading.attributions
    assert len(refused) == 1
    assert reason in refused[0]


def test_direct_is_what_stands_between_marks_whatever_the_model_says(read):
    _, reading, _ = read(statements=[{"source": part("Arda", 1), "cue": None, "content": [part("counted 312 boats", 1)], "direct": True}])
    assert not reading.attributions[0].direct


def test_the_request_has_the_schema_and_nothing_left_to_chance(read, server):
    read()
    path, key, asked = server.asked[0]
    assert (path, key) == ("/v1/chat/completions", "Bearer secret")
    assert (asked["model"], asked["temperature"], asked["seed"]) == ("scripted", 0, 0)
    assert asked["response_format"]["json_schema"] == {"name": "marked", "strict": True, "schema": schema()}
    assert asked["messages"][1]["content"].startswith("1. Nadir Tosk counted")


@pytest.mark.parametrize("answer", ["I am sorry", '{"names": "none"}', "[]"])
def test_another_answer_than_asked_for_is_a_fault_that_names_the_address(server, reader, article, answer):
    server.answer = lambda _sentences: answer
    with pytest.raises(ReaderFault, match="answered with something else"):
        list(reader.read([article(TEXT)]))


def test_a_server_that_fails_is_a_fault_that_says_what_to_check(server, reader, article):
    server.status = 503
    with pytest.raises(ReaderFault, match="check ONRECORD_LLM_URL"):
        list(reader.read([article(TEXT)]))


def test_long_articles_are_asked_in_parts_and_every_part_is_kept(server, reader, article):
    server.answer = lambda sentences: {"names": [name("Mirel Onda", sentence=1)], "statements": []}
    one = article(*["Mirel Onda spoke once more."] * 60)
    (reading,) = reader.read([one])
    assert len(server.asked) == 3
    assert len(reading.mentions) == 3


def test_without_an_address_nothing_is_sent():
    with pytest.raises(BadInput, match="ONRECORD_LLM_URL"):
        Address.from_environment({"ONRECORD_LLM_MODEL": "any"})
