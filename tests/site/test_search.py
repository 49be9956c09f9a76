"""What a reader finds who types words into the search field.

questions.tsv has questions as people type them, each with the pages that answer
it. Some of those are not written yet.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from ..conftest import reader, settle

QUESTIONS = Path(__file__).with_name("questions.tsv")
# How many questions find a page that answers first, and among the first three.
# Of those that no written page answers, none does.
ANSWERED, FIRST, AMONG_THREE = 76, 72, 74

# Makes the search's worker known, and how many answers it owes.
KNOWN = """
    window.Worker = class extends Worker {
        constructor(...all) {
            super(...all);
            window.searching = this;
            this.owed = 0;
            this.addEventListener("message", ({ data: { type } }) => {
                if (type === 3) this.owed -= 1;
            });
        }
        postMessage(message) {
            if (message.type === 2) this.owed += 1;
            super.postMessage(message);
        }
    };
"""
# Material hears of an answer first, and shows it at once.
ASK = """async (questions) => {
    const field = document.querySelector(".md-search__input");
    const answers = [];
    for (const question of questions) {
        field.value = question;
        field.dispatchEvent(new KeyboardEvent("keyup"));
        while (searching.owed)
            await new Promise((done) =>
                searching.addEventListener("message", done, { once: true }));
        const found = document.querySelectorAll(".md-search-result__item");
        const frame = document.querySelector(".md-search__scrollwrap");
        const foot = frame.getBoundingClientRect().bottom;
        answers.push({
            places: [...found].map((item) => {
                const link = item.querySelector("a:last-of-type");
                const { pathname, hash } = new URL(link.href);
                return pathname.slice(1) + hash;
            }),
            texts: [...found].map((item) => item.innerText),
            visible: [...found].filter(
                (item) => item.getBoundingClientRect().bottom <= foot).length,
        });
    }
    return answers;
}"""

Ask = Callable[..., list[dict[str, Any]]]


@pytest.fixture(scope="module")
def ask(browser: Browser, address: str) -> Iterator[Ask]:
    """Types each of some questions into the search field, and reads the answer.

    An answer has the places found (the addresses of pages or sections), their
    texts, and how many can be seen at once.
    """
    with reader(browser, address) as (page, wrong):
        page.set_viewport_size({"width": 1280, "height": 800})
        page.add_init_script(KNOWN)
        page.goto("concepts/")
        page.locator(".md-search__input").click()
        # What is typed is asked once the worker is ready.
        page.keyboard.type("thread")
        found = page.locator(".md-search-result__item")
        expect(found.first).to_be_visible()
        yield lambda *questions: page.evaluate(ASK, questions)
    assert wrong == []


def pages_of(answer: dict[str, Any]) -> list[str]:
    return [place.partition("#")[0] for place in answer["places"]]


def test_questions_find_the_page_that_answers(
    ask: Ask, site: Path, record_property: Callable[[str, object], None]
) -> None:
    rows = [
        line.split("\t")
        for line in QUESTIONS.read_text("utf-8").splitlines()[1:]
    ]
    answers = ask(*(question for question, _ in rows))
    answered = first = among_three = 0
    for (_, right), answer in zip(rows, answers, strict=True):
        wanted = {f"{name}/" for name in right.split()}
        found = pages_of(answer)[:3]
        answered += any((site / page).is_dir() for page in wanted)
        first += found[:1] != [] and found[0] in wanted
        among_three += not wanted.isdisjoint(found)
    for whose, count in (("all", len(rows)), ("those answered", answered)):
        record_property(
            "figure",
            f"of {whose}, {count} questions: {first / count:.0%} find a page "
            f"that answers first, {among_three / count:.0%} among three",
        )
    assert answered >= ANSWERED
    assert first >= FIRST
    assert among_three >= AMONG_THREE


NAMES = {
    "WhenAll": "patterns/gather/",
    "Task.WhenAll": "patterns/gather/",
    "task.whenall": "patterns/gather/",
    "Promise.all": "patterns/gather/",
    "asyncio.gather": "patterns/gather/",
    "create_task": "patterns/eager-or-lazy/",
    "TaskCanceledException": "patterns/timeouts/",
    "CancelledError": "patterns/cancellation/",
    "worker_threads": "patterns/offload-blocking/",
    "ConfigureAwait": "languages/csharp/#configureawait",
    "response.ok": "patterns/http/",
    "CS4014": "pitfalls/missing-await/",
    "callback hell": "patterns/callbacks/",
    "user interfaces": "concepts/use-cases/#gui",
    "worker queue": "patterns/worker-queue/",
    # Mistyped, in another form, in a question.
    "confgureawait": "languages/csharp/#configureawait",
    "How do I use ConfigureAwait?": "languages/csharp/#configureawait",
    "what is callback hell": "patterns/callbacks/",
}


def test_names_are_found_whole_by_their_parts_and_in_questions(
    ask: Ask,
) -> None:
    for name, answer in zip(NAMES, ask(*NAMES), strict=True):
        assert answer["places"][0].startswith(NAMES[name]), name


def test_several_results_are_seen_at_once(ask: Ask) -> None:
    for answer in ask("gather", "timeout", "queue", "event loop", "await"):
        assert answer["visible"] >= 4
        for text in answer["texts"]:
            assert "PythonJavaScript" not in text


def test_the_index_has_programs_and_not_what_stands_around(site: Path) -> None:
    text = (site / "search/search_index.json").read_text("utf-8")
    places = {doc["location"]: doc["text"] for doc in json.loads(text)["docs"]}
    gather = places["patterns/gather/"]
    assert "await asyncio.gather(" in gather
    assert "await Task.WhenAll(" in gather
    assert "orders loaded" in gather  # what it prints
    for around in ("PythonJavaScriptC#", "gather.py", "Output", "Timeline"):
        assert around not in gather
    assert not [place for place in places if "contributing/" in place]


def test_a_page_works_for_its_search_only_when_asked(page: Page) -> None:
    """To set it up takes longer than all else that a page's scripts do."""
    page.goto("concepts/")
    settle(page)
    (worker,) = page.workers
    given = """async () => {
        while (!given && !documents)
            await new Promise((done) => setTimeout(done, 50));
        return [!given, !documents];
    }"""
    assert worker.evaluate(given) == [False, True]
    page.locator(".md-search__input").click()
    page.keyboard.type("gather")
    found = page.locator(".md-search-result__item")
    expect(found.first).to_be_visible()
    assert worker.evaluate("[!given, !documents]") == [True, False]


def test_nothing_found_says_what_to_try(page: Page) -> None:
    page.goto("concepts/")
    hint = page.locator(".nothing-found")
    field = page.locator(".md-search__input")
    field.click()
    expect(hint).to_be_hidden()
    field.type("await")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    expect(hint).to_be_hidden()
    field.type("xyzzy")
    expect(hint).to_be_visible()
    expect(hint).to_contain_text("Try fewer words")
    hint.get_by_role("link", name="Patterns").click()
    expect(page.locator("h1")).to_have_text("Patterns¶")


def test_a_result_leads_to_its_section_with_the_words_marked(
    page: Page,
) -> None:
    page.goto("")
    page.locator(".md-search__input").click()
    # At once: what is found for less of the name is another.
    page.keyboard.insert_text("ConfigureAwait")
    result = page.locator(".md-search-result__link", has_text="ConfigureAwait")
    result = result.filter(has=page.locator("mark")).first
    expect(result).to_have_attribute("href", re.compile("#configureawait$"))
    result.click()
    expect(page.locator("#configureawait")).to_be_in_viewport()
    marks = page.locator("article mark", has_text="ConfigureAwait")
    expect(marks.first).to_be_visible()
    settle(page)
    # A message pasted by a pointer is searched for, too; Enter opens the first.
    page.locator(".md-search__input").click()
    page.locator(".md-search__input").fill("")
    page.keyboard.insert_text("coroutine was never awaited")
    first = page.locator(".md-search-result__item").first
    expect(first).to_contain_text("Missing await")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text("Missing await")


def test_material_s_own_search_serves_where_the_packages_lack(
    page: Page,
) -> None:
    scripts = files("material") / "templates/assets/javascripts"
    (worker,) = Path(str(scripts)).glob("workers/search.*.js")
    page.route(f"**/{worker.name}", lambda route: route.fulfill(path=worker))
    page.goto("concepts/")
    page.locator(".md-search__input").click()
    page.keyboard.type("callback hell")
    found = page.locator(".md-search-result__item").first
    expect(found).to_contain_text("Callbacks")
    # At once, since the results are written anew while they come in.
    page.wait_for_function(
        "(height => height > 0 && height < 250)"
        "(document.querySelector('.md-search-result__item')?.offsetHeight)"
    )
