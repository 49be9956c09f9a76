"""Finds the files of one example and names them."""

from __future__ import annotations

import dataclasses
import difflib
from pathlib import Path

from .languages import LANGUAGES, ROOT, Language

SNIPPETS = ROOT / "snippets"


class ExampleError(Exception):
    """Something is wrong with an example.

    The message says what and where (file and line), and what to do.
    """


@dataclasses.dataclass(frozen=True)
class Program:
    """One program of an example: a file, its language and its transcript."""

    language: Language
    path: Path
    transcript: Path
    """The file that holds what it prints."""

    @property
    def where(self) -> str:
        """Its file, as an error names it."""
        return relative(self.path)

    @property
    def own_transcript(self) -> bool:
        """Whether it honestly prints something else than the others."""
        return self.transcript.name != "output.txt"


@dataclasses.dataclass(frozen=True)
class Example:
    """One idea, as a program in each language that has the thing."""

    name: str
    programs: tuple[Program, ...]
    """In the order of LANGUAGES."""

    @classmethod
    def find(cls, name: str, snippets: Path = SNIPPETS) -> Example:
        """Return the example of that name.

        Args:
            name: the name of a folder under `snippets`.
            snippets: where the examples are.

        Raises:
            ExampleError: there is no such folder, or no program in it.
        """
        folder = snippets / name
        if not folder.is_dir():
            names = [path.name for path in snippets.glob("*/")]
            near = difflib.get_close_matches(name, names, 1)
            hint = f'; did you mean "{near[0]}"?' if near else ""
            raise ExampleError(f"{relative(folder)}/ does not exist{hint}")
        programs = []
        for language in LANGUAGES:
            path = folder / f"{name}.{language.suffix}"
            if path.is_file():
                own = folder / f"output.{language.suffix}.txt"
                shared = folder / "output.txt"
                programs.append(
                    Program(language, path, own if own.is_file() else shared)
                )
        if not programs:
            *others, last = (
                f"{name}.{language.suffix}" for language in LANGUAGES
            )
            raise ExampleError(
                f"{relative(folder)}/ has no program: "
                f"{', '.join(others)} or {last} is missing"
            )
        return cls(name, tuple(programs))

    @classmethod
    def all(cls, snippets: Path = SNIPPETS) -> list[Example]:
        """Return every example, by name."""
        folders = (path for path in snippets.iterdir() if path.is_dir())
        return [cls.find(path.name, snippets) for path in sorted(folders)]

    def program(self, language: Language) -> Program | None:
        """Return the program in that language, or None."""
        return next((p for p in self.programs if p.language == language), None)


def relative(path: Path) -> str:
    """Return a path as an error gives it: from the project's root."""
    try:
        return path.relative_to(ROOT).as_posix()
    except ValueError:
        return path.as_posix()
