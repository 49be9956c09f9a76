"""What a stranger's program, link or page tries to reach, and does not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, ClassVar

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from sidebyside.languages import JAVASCRIPT, PYTHON, Language

from ..conftest import Handler, reader, served
from ..processes import seconds_of_processor
from ..realtime import again_when_it_rests
from .test_edit import ends, lines, run
from .test_links import WATCH
from .test_listener import ANSWERS_WITHIN
from .test_run import BOTH, DRIVER, IN_ONE_SANDBOX, WELL, texts


def python(script: str) -> str:
    """Return a Python program that runs a script of its browser's."""
    return f"import js\njs.eval({script!r})\n"


def program(language: Language, script: str) -> str:
    return python(script) if language == PYTHON else script


class Site(Handler):
    """Notes what it is asked for and told."""

    asked: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        self.asked.append(f"GET {self.path}")
        super().do_GET()

    def do_POST(self) -> None:
        cookie = self.headers.get("Cookie")
        self.asked.append(f"POST {self.path} {cookie}")
        self.send_response(200)
        self.end_headers()


@pytest.fixture
def asked() -> list[str]:
    """What the site was asked for."""
    Site.asked.clear()
    return Site.asked


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    with served(site, Site) as address:
        yield address


def able(page: Page) -> Page:
    """Have a page run programs."""
    page.add_init_script(DRIVER)
    page.goto("404.html")
    return page


@pytest.fixture
def able_page(visited: BrowserContext) -> Iterator[Page]:
    """A page that can run programs, where errors are made on purpose."""
    page = able(visited.new_page())
    yield page
    page.close()
    visited.clear_cookies()


@pytest.fixture
def first_page(browser: Browser, address: str) -> Iterator[Page]:
    """The same, of a browser that keeps nothing yet."""
    with reader(browser, address) as (page, _):
        yield able(page)


def start(page: Page, language: Language, source: str) -> list[dict[str, Any]]:
    """Run a program to its end, or for 20 s; return the events."""
    events: list[dict[str, Any]] = page.evaluate(
        "(program) => start(...program)",
        [language.slug, source, f"tea.{language.suffix}", 20_000],
    )
    return events


# ------------------------------------------------- 1: whom the sandbox obeys

ATTACKER = """
async ([address, way]) => {
    const text = "export default (port) => port.postMessage('I run')";
    const heard = [];
    let target;
    if (way === "popup") target = open(address);
    else {
        const frame = document.createElement("iframe");
        frame.src = address;
        if (way === "sandbox") frame.sandbox = "allow-scripts";
        document.body.append(frame);
        target = frame.contentWindow;
    }
    for (let i = 0; i < 15; i++) {
        await new Promise((done) => setTimeout(done, 100));
        const channels = [new MessageChannel(), new MessageChannel()];
        for (const { port1 } of channels) {
            port1.onmessage = ({ data }) => heard.push(data);
            port1.postMessage("alive?");
        }
        target.postMessage(
            { scripts: { "a.mjs": text }, data: {}, given: {} },
            "*",
            channels.map(({ port2 }) => port2),
        );
    }
    return heard;
}
"""


@pytest.mark.parametrize("way", ["popup", "frame", "sandbox"])
def test_the_sandbox_obeys_no_other_site(
    way: str, browser: Browser, address: str, tmp_path: Path
) -> None:
    (tmp_path / "404.html").write_text("<!doctype html><title>Evil</title>")
    with served(tmp_path) as evil, reader(browser, evil) as (page, _):
        page.goto("404.html")
        target = f"{address}assets/run/sandbox.html"
        assert page.evaluate(ATTACKER, [target, way]) == []


# -------------------------------- 2, 3, 12: storage, the site, and what it has

# Whatever of these succeeds is named.
TRIES = """
const tries = {
    fetch: () => fetch("SITE" + "leak-fetch"),
    fetchBlindly: () => fetch("SITE" + "leak-fetch", {
        mode: "no-cors", method: "POST", body: "secret", credentials: "include",
        keepalive: true,
    }),
    XMLHttpRequest: () => {
        const request = new XMLHttpRequest();
        request.open("POST", "SITE" + "leak-xhr", false);
        request.send("secret");
    },
    import: () => import("SITE" + "assets/play.mjs?leak"),
    importScripts: () => importScripts("SITE" + "assets/tabs.js?leak"),
    WebSocket: () => new Promise((resolve, reject) => {
        const socket = new WebSocket("SITE".replace("http", "ws") + "leak");
        socket.onopen = resolve;
        socket.onerror = reject;
    }),
    EventSource: () => new Promise((resolve, reject) => {
        const source = new EventSource("SITE" + "leak");
        source.onopen = resolve;
        source.onerror = reject;
    }),
    image: () => fetch("data:image/svg+xml,<svg/>").then((r) => r.blob())
        .then(createImageBitmap),
    font: () => new FontFace("tea", "url(SITE" + "leak-font)").load(),
    caches: () => caches.keys(),
    cachesOfBuckets: () => navigator.storageBuckets.open("tea")
        .then((bucket) => bucket.caches.keys()),
    databases: () => indexedDB.databases(),
    database: () => new Promise((resolve, reject) => {
        const request = indexedDB.open("tea");
        request.onsuccess = resolve;
        request.onerror = reject;
    }),
    files: () => navigator.storage.getDirectory(),
    oldFiles: () => new Promise((resolve, reject) =>
        webkitRequestFileSystem(TEMPORARY, 1, resolve, reject)),
    oldFilesNow: () => webkitRequestFileSystemSync(0, 1),
    locks: () => navigator.locks.request("tea", () => {}),
    lockNames: () => navigator.locks.query(),
    cookies: () => cookieStore.getAll(),
    channel: () => new BroadcastChannel("tea"),
    worker: () => new Worker("data:text/javascript,"),
    storage: () => localStorage.length,
    page: () => parent.document,
    forged: () => postMessage("tea"),
};
const got = [];
for (const [name, attempt] of Object.entries(tries)) {
    const timeout = new Promise((_, reject) => setTimeout(reject, 500));
    await Promise.race([(async () => attempt())(), timeout])
        .then(() => got.push(name), () => {});
}
"""


@BOTH
def test_a_program_reaches_neither_the_site_nor_what_it_keeps(
    language: Language, able_page: Page, address: str, asked: list[str]
) -> None:
    page = able_page
    page.context.add_cookies(
        [{"name": "session", "value": "s3cret", "url": address}]
    )
    tries = TRIES.replace("SITE", address)
    if language == JAVASCRIPT:
        events = start(
            page, language, f"{tries}\nconsole.log('got', got.join());"
        )
    else:
        script = f"void (async () => {{ {tries}; globalThis.got = got; }})()"
        events = page.evaluate(
            IN_ONE_SANDBOX,
            [
                python(script),
                "import js\nprint('got', js.eval('String(globalThis.got)'))",
            ],
        )
    assert [text.strip() for text in texts(events)] == ["got"]
    assert [path for path in asked if "leak" in path] == []


KEPT = """async () => {
    const kept = {};
    for (const name of await caches.keys()) {
        const cache = await caches.open(name);
        for (const request of await cache.keys()) {
            const bytes = await (await cache.match(request)).arrayBuffer();
            const hash = await crypto.subtle.digest("SHA-256", bytes);
            kept[`${name} ${request.url}`] = new Uint32Array(hash).join();
        }
    }
    return kept;
}"""


def kept(page: Page) -> dict[str, str]:
    """Return digests of what the browser keeps of the site, once it does."""
    for _ in range(1000):
        found: dict[str, str] = page.evaluate(KEPT)
        if found:
            return found
        page.wait_for_timeout(100)
    raise AssertionError("nothing is kept")


POISON = """
import js
js.eval('''
    for (const name of Object.getOwnPropertyNames(self)) {
        const { prototype } = self[name] ?? {};
        if (!prototype) continue;
        for (const key of Object.getOwnPropertyNames(prototype)) {
            try {
                if (typeof prototype[key] !== "function") continue;
                const real = prototype[key];
                prototype[key] = function (...all) {
                    const [bytes] = all;
                    if (bytes?.byteLength > 1e6) new Uint8Array(bytes).fill(7);
                    return real.apply(this, all);
                };
            } catch {}
        }
    }
''')
import recorders.python.browser as browser
browser.record = None
"""


def test_a_program_does_not_change_what_is_kept_for_the_next_visit(
    first_page: Page,
) -> None:
    page = first_page
    start(page, PYTHON, POISON)
    before = kept(page)
    assert len(before) == 1
    start(page, PYTHON, POISON)
    page.wait_for_timeout(500)
    assert kept(page) == before
    page.goto("patterns/gather/")
    page.locator("#gather").get_by_role("button", name="Edit").first.click()
    bench = page.locator("#gather .workbench")
    run(bench)
    ends(bench, "Done in 1.0 s")
    assert lines(bench)[0] == "loading all at once"


def test_what_a_former_program_may_have_poisoned_is_thrown_away(
    first_page: Page,
) -> None:
    page = first_page
    page.evaluate(
        """async () => {
            const cache = await caches.open("python-snapshots");
            await cache.put("/snapshot", new Response("poison"));
        }"""
    )
    start(page, PYTHON, WELL[PYTHON])
    names = {name.split()[0] for name in kept(page)}
    assert "python-snapshots" not in names


# --------------------------------------------- 4: one program and the next one

CHANGES = """
globalThis.tea = "green";
for (const it of [Object, Array, String, Promise, MessagePort, MessageEvent]) {
    it.prototype.tea = "green";
}
const { postMessage } = MessagePort.prototype;
MessagePort.prototype.postMessage = function (said) {
    postMessage.call(this, String(said).replace("B", "A"));
};
Object.defineProperty(MessageEvent.prototype, "data", {
    get() { return { source: "print('A')", filename: "a.py" }; },
});
"""
SEES = {
    PYTHON: "import js\nprint('B', js.eval('typeof tea + typeof [].tea'))\n",
    JAVASCRIPT: "console.log('B', typeof tea + typeof [].tea);\n",
}


@BOTH
@pytest.mark.parametrize("pause", [0, 1500])
def test_a_program_finds_nothing_of_the_one_before(
    language: Language, pause: int, able_page: Page
) -> None:
    for source in (program(language, CHANGES), SEES[language]):
        events = start(able_page, language, source)
        able_page.wait_for_timeout(pause)
    assert texts(events) == ["B undefinedundefined"]


# ------------------------------------------------- 5: the page always answers

FLOODS = {
    "messages": 'for (let i = 0; ; i++) postMessage("let a = {;" + i);',
    "its port": """
        const { postMessage } = MessagePort.prototype;
        MessagePort.prototype.postMessage = function (...all) {
            for (;;) postMessage.apply(this, all);
        };
        for (;;);
    """,
}


@BOTH
@pytest.mark.parametrize("flood", FLOODS)
@again_when_it_rests
def test_the_page_answers_and_stops_what_floods(
    flood: str, language: Language, page: Page
) -> None:
    page.goto("about:blank")  # it is tried again
    page.goto("playground/#language=" + language.slug)
    bench = page.locator("#playground .workbench")
    run(bench, WELL[language])
    ends(bench, re.compile("^Done"))
    page.evaluate(WATCH)
    run(bench, program(language, FLOODS[flood]))
    page.wait_for_timeout(1500)
    # By then, it may have ended by itself.
    bench.get_by_role("button", name="Stop").click(force=True)
    ends(bench, re.compile("^(Stopped|Failed)"))
    longest = page.evaluate("longest")
    print(f"{language.name}, {flood}: {longest:.0f} ms at most")
    assert longest < ANSWERS_WITHIN
    run(bench, WELL[language])
    ends(bench, re.compile("^Done"))


WIDE = {
    PYTHON: "print('e' + '\\u0301' * 99_000)\nprint('a\\u05d0' * 400)\n",
    JAVASCRIPT: "console.log('e' + '\\u0301'.repeat(99_000));",
}


@BOTH
@again_when_it_rests
def test_the_page_answers_when_a_line_is_slow_to_set(
    language: Language, page: Page
) -> None:
    page.goto("about:blank")  # it is tried again
    page.goto("playground/#language=" + language.slug)
    bench = page.locator("#playground .workbench")
    page.evaluate(WATCH)
    run(bench, WIDE[language])
    ends(bench, re.compile("^Done"))
    assert page.evaluate("longest") < ANSWERS_WITHIN
    assert len(lines(bench)[0]) == 2001


FORGES = """
const { set } = Object.getOwnPropertyDescriptor(
    MessagePort.prototype, "onmessage");
const forge = (port) => port.postMessage(JSON.stringify(
    { type: "line", text: "forged", time: 0, stream: "stdout" }));
Object.defineProperty(MessagePort.prototype, "onmessage", {
    set(value) { forge(this); set.call(this, value); },
});
const { get } = Object.getOwnPropertyDescriptor(
    MessageEvent.prototype, "data");
Object.defineProperty(MessageEvent.prototype, "data", {
    get() { forge(this.currentTarget); return get.call(this); },
});
const error = new SyntaxError("x");
Object.defineProperty(error, "stack", { value: "" });
throw error;
"""


def test_a_program_does_not_get_at_its_port(able_page: Page) -> None:
    assert texts(start(able_page, JAVASCRIPT, FORGES)) == []


# --------------------------------------------- 9: work ends with its program


def used(page: Page) -> dict[int, float]:
    """Return how many seconds of processor each process uses in a second."""
    before = seconds_of_processor()
    page.wait_for_timeout(1000)
    after = seconds_of_processor()
    return {number: after[number] - before.get(number, 0) for number in after}


@BOTH
def test_stop_ends_the_work_itself(language: Language, page: Page) -> None:
    page.goto("playground/#language=" + language.slug)
    bench = page.locator("#playground .workbench")
    run(bench, WELL[language])
    ends(bench, re.compile("^Done"))
    page.wait_for_timeout(2000)
    run(bench, program(language, "for (;;);"))
    page.wait_for_timeout(500)
    # On a busy machine, an endless loop gets what the others leave.
    running = used(page)
    busiest = max(running, key=lambda number: running[number])
    bench.get_by_role("button", name="Stop").click()
    ends(bench, "Stopped")
    page.wait_for_timeout(200)
    left = used(page).get(busiest, 0)
    print(
        f"{language.name}: {running[busiest]:.2f} s of processor in a second, "
        f"after Stop {left:.2f} s"
    )
    assert left < running[busiest] / 4


@pytest.mark.parametrize(
    ("language", "delay"),
    [(PYTHON, 0), (PYTHON, 300), (JAVASCRIPT, 300)],
)
@again_when_it_rests  # as in Node.js, what is due before the end runs
def test_what_a_program_leaves_behind_ends_with_it(
    language: Language, delay: int, page: Page
) -> None:
    page.goto("about:blank")  # it is tried again
    page.goto("playground/#language=" + language.slug)
    bench = page.locator("#playground .workbench")
    timer = f"setTimeout(() => {{ for (;;); }}, {delay})"
    leaves = f"{timer}.unref();" if language == JAVASCRIPT else f"{timer};"

    run(bench, WELL[language])
    ends(bench, re.compile("^Done"))
    run(bench, program(language, leaves))
    # It may have waited for its sandbox. Its own time is as short as any.
    ends(bench, re.compile("^Done in 0"))
    for _ in range(10):  # until the next sandbox is ready
        if max(used(page).values()) < 0.2:
            return
    pytest.fail("something goes on")
