"""C# programs are formatted, analyzed, and leave nothing when they run."""

from __future__ import annotations

import os
import re
import tempfile
import time
from pathlib import Path

import pytest

from sidebyside import run as real
from sidebyside.example import SNIPPETS, ExampleError, Program, relative
from sidebyside.languages import CSHARP, PYTHON, ROOT, Language

from ..test_tools import block
from ..toolchains import dotnet, run_dotnet

# Why what the analyzers find stays, by example and rule.
POOL = "Nothing here has a scheduler of its own: it is the pool's."
BLOCKS = "The program shows how to block, and that it does."
PITFALL = "This is the pitfall that the example shows."
ANSWERED: dict[tuple[str, str], str] = {
    ("async-in-foreach", "AsyncFixer03"): PITFALL,
    ("async-in-foreach", "VSTHRD101"): PITFALL,
    ("async-in-foreach-failure", "AsyncFixer03"): PITFALL,
    ("async-in-foreach-failure", "VSTHRD101"): PITFALL,
    ("async-in-foreach-parallel", "AsyncFixer03"): PITFALL,
    ("async-in-foreach-parallel", "VSTHRD101"): PITFALL,
    ("blocked-loop", "CA1849"): PITFALL,
    ("blocked-loop-starvation", "CA1849"): PITFALL,
    ("async-lambda-action", "AsyncFixer03"): PITFALL,
    ("async-lambda-action", "VSTHRD101"): PITFALL,
    ("configure-await-deadlock", "CA2008"): POOL,
    ("configure-await-deadlock", "VSTHRD002"): PITFALL,
    ("configure-await-deadlock", "VSTHRD103"): PITFALL,
    ("configure-await-deadlock", "VSTHRD110"): "It wakes the loop, no more.",
    ("keep-responsive", "CA2016"): "A frame ends; only then it looks.",
    ("missing-await", "CS4014"): PITFALL,
    ("missing-await", "VSTHRD110"): PITFALL,
    ("promise", "CA2008"): POOL,
    ("promise", "VSTHRD002"): "The task is complete: it does not wait.",
    ("promise", "VSTHRD110"): "The promise itself tells of a failure.",
    ("sync-calls-async", "VSTHRD002"): BLOCKS,
    ("sync-calls-async-errors", "VSTHRD002"): BLOCKS,
    ("sync-calls-async-thread", "VSTHRD002"): BLOCKS,
    ("sync-over-async-deadlock", "CA2008"): POOL,
    ("sync-over-async-deadlock", "VSTHRD002"): PITFALL,
    ("sync-over-async-deadlock", "VSTHRD103"): PITFALL,
    ("sync-over-async-deadlock", "VSTHRD110"): "It wakes the loop, no more.",
    ("sync-over-async-deadlock-fixed", "CA2008"): POOL,
    ("sync-over-async-deadlock-fixed", "VSTHRD002"): (
        "The task is complete: it does not wait."
    ),
    ("sync-over-async-deadlock-fixed", "VSTHRD110"): (
        "It wakes the loop, no more."
    ),
    ("task-run", "VSTHRD002"): BLOCKS,
    ("three-ends", "VSTHRD002"): "The task is complete: it does not wait.",
    ("timeouts-blocking", "CA1849"): PITFALL,
    ("timers-overlap", "AsyncFixer03"): PITFALL,
    ("timers-overlap", "VSTHRD101"): PITFALL,
    ("value-too-early", "CA2008"): POOL,
    ("value-too-early", "VSTHRD002"): "The task is complete: it does not wait.",
    ("value-too-early", "VSTHRD110"): PITFALL,
}

PROJECT = """\
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <TargetFramework>net10.0</TargetFramework>
    <OutputType>Exe</OutputType>
    <ImplicitUsings>enable</ImplicitUsings>
    <Nullable>enable</Nullable>
    <EnableDefaultItems>false</EnableDefaultItems>
    <Name>$([System.IO.Path]::GetFileNameWithoutExtension($(Program)))</Name>
    <IntermediateOutputPath>obj/$(Name)/</IntermediateOutputPath>
  </PropertyGroup>
  <ItemGroup>
    <PackageReference Include="AsyncFixer" Version="2.1.0" />
    <PackageReference
      Include="Microsoft.VisualStudio.Threading.Analyzers" Version="18.12.1" />
    <GlobalAnalyzerConfigFiles Include="rules.globalconfig" />
    <Compile Include="$(Program)" />
    <Programs Include="{programs};probe.cs" />
  </ItemGroup>
  <Target Name="CompileEach">
    <MSBuild Projects="$(MSBuildProjectFullPath)" Targets="Compile"
      Properties="Program=%(Programs.FullPath)" />
  </Target>
</Project>
"""

RULES = """\
is_global = true
# Off unless they are named.
dotnet_diagnostic.CA1849.severity = warning
dotnet_diagnostic.CA2008.severity = warning
dotnet_diagnostic.CA2012.severity = warning
dotnet_diagnostic.CA2016.severity = warning
# Style: leaves out what a trace of the stack and `using` need.
dotnet_diagnostic.AsyncFixer01.severity = none
# Style: names that end in Async.
dotnet_diagnostic.VSTHRD200.severity = none
# To await a task of others harms where a window's thread blocks.
dotnet_diagnostic.VSTHRD003.severity = none
# What CA2008 says.
dotnet_diagnostic.VSTHRD105.severity = none
"""

# In a class: at the top level, VSTHRD103 and most of AsyncFixer see nothing.
PROBE = """\
await Probe.RunAsync(default);
class Probe
{
    static async void Lose() => await Task.Delay(1);
    static async ValueTask<int> OneAsync() => await Task.FromResult(1);
    public static async Task RunAsync(CancellationToken token)
    {
        Lose();
        var one = OneAsync();
        await Task.Delay(await one + await one);
        await Task.Factory.StartNew(() => Task.Delay(1));
        Console.WriteLine(Task.FromResult(1).Result);
    }
    static void Drop() => Save(); // CS4014 does not see it, as a page says
    static Task Save() => Task.CompletedTask;
}
"""
IN_PROBE = {
    *("AsyncFixer02", "AsyncFixer03", "AsyncFixer05"),
    *("CA1849", "CA2008", "CA2012", "CA2016"),
    *("VSTHRD100", "VSTHRD103", "VSTHRD110"),
}


def program(folder: Path, language: Language, text: str) -> Program:
    """Write a program, alone in a folder."""
    path = folder / f"cup.{language.suffix}"
    folder.mkdir()
    path.write_text(text, "utf-8")
    return Program(language, path, folder / "output.txt")


def test_csharp_is_formatted(tmp_path: Path) -> None:
    restored = run_dotnet(tmp_path, "tool", "restore", cwd=ROOT)
    assert restored.returncode == 0, restored.stdout + restored.stderr
    done = run_dotnet(tmp_path, "csharpier", "check", "snippets", cwd=ROOT)
    assert done.returncode == 0, done.stdout + done.stderr


def test_what_the_analyzers_find_is_answered(tmp_path: Path) -> None:
    project = tmp_path / "programs.csproj"
    project.write_text(
        PROJECT.replace("{programs}", f"{SNIPPETS}/*/*.cs"), "utf-8"
    )
    (tmp_path / "rules.globalconfig").write_text(RULES, "utf-8")
    (tmp_path / "probe.cs").write_text(PROBE, "utf-8")
    # Each program is compiled by itself, but all in one process.
    done = run_dotnet(
        tmp_path,
        *("msbuild", project.name, "-restore", "-target:CompileEach"),
        *("-nologo", "-terminalLogger:off", "-verbosity:quiet"),
    )
    assert done.returncode == 0, done.stdout + done.stderr
    found: dict[tuple[str, str], list[str]] = {}
    for path, line, rule, message in re.findall(
        r"^(.+\.cs)\((\d+),\d+\): warning (\w+): (.+?)(?: \[.*)?$",
        done.stdout,
        re.MULTILINE,
    ):
        findings = found.setdefault((Path(path).stem, rule), [])
        findings.append(f"{relative(Path(path))}:{line}: {rule}: {message}")
    assert {rule for name, rule in found if name == "probe"} == IN_PROBE
    says = block("tool-csharp-analyzers").strip().removeprefix("warning ")
    assert says in found["probe", "VSTHRD110"][0]
    says = block("tool-csharp-analyzers", page="async-in-foreach")
    says = says.strip().removeprefix("warning ")
    assert says in found["async-in-foreach", "VSTHRD101"][0]
    for id, rule in (
        ("tool-csharp-blocking", "VSTHRD103"),
        ("tool-csharp-waiting", "VSTHRD002"),
    ):
        says = (
            block(id, page="sync-over-async-deadlock")
            .strip()
            .removeprefix("warning ")
        )
        assert says in found["sync-over-async-deadlock", rule][0]
    wrong = [
        line
        for key, lines in sorted(found.items())
        if key[0] != "probe" and key not in ANSWERED
        for line in lines
    ]
    wrong += [
        f"{name} has no {rule} to answer"
        for name, rule in ANSWERED
        if (name, rule) not in found
    ]
    assert not wrong, "\n".join(wrong)


def test_a_run_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dotnet()
    packages = os.environ.get(
        "NUGET_PACKAGES", f"{Path.home()}/.nuget/packages"
    )
    monkeypatch.setenv("NUGET_PACKAGES", packages)  # as in any other home
    home, temporary = tmp_path / "home", tmp_path / "temporary"
    home.mkdir()
    temporary.mkdir()
    monkeypatch.setenv("HOME", str(home))
    for name in ("CACHE", "CONFIG", "DATA", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(home))
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    hello = program(tmp_path / "snippet", CSHARP, 'Console.WriteLine("tea");\n')
    assert real.run(hello) == "tea\n"
    assert list(hello.path.parent.iterdir()) == [hello.path]
    assert list(temporary.iterdir()) == []
    # The SDK's own, of its first use.
    assert {path.name for path in home.iterdir()} <= {".dotnet", ".nuget"}
    assert list(home.rglob("cup*")) == []


def test_what_does_not_compile_is_said_with_its_line(tmp_path: Path) -> None:
    dotnet()
    broken = program(tmp_path / "snippet", CSHARP, 'int cups = "two";\n')
    with pytest.raises(ExampleError) as caught:
        real.run(broken)
    assert str(caught.value) == (
        f"{broken.path} does not compile:\n"
        "cup.cs(1,12): error CS0029: "
        "Cannot implicitly convert type 'string' to 'int'"
    )


# They write for 80 s and then end by themselves, so that a test that fails
# leaves nothing, either.
TICKS = {
    # Its child writes, not the program.
    PYTHON: """\
import subprocess, sys
tick = '''
import pathlib, time
for _ in range(4000):
    with pathlib.Path({ticks!r}).open("a") as file:
        file.write("tick")
    time.sleep(0.02)
'''
subprocess.run([sys.executable, "-c", tick])
""",
    CSHARP: """\
for (var tick = 0; tick < 4000; tick++)
{{
    File.AppendAllText(@"{ticks}", "tick");
    await Task.Delay(20);
}}
""",
}


@pytest.mark.parametrize("language", TICKS, ids=lambda lang: lang.slug)
def test_what_hangs_is_ended_with_its_children(
    language: Language, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if language == CSHARP:
        dotnet()
    ticks = tmp_path / "ticks"
    text = TICKS[language].format(ticks=str(ticks))
    hangs = program(tmp_path / "snippet", language, text)
    for seconds in (1, 4, 16, 64):  # a busy machine is slow to start it
        monkeypatch.setattr(real, "SECONDS_AT_MOST", seconds)
        with pytest.raises(ExampleError, match=rf"longer than {seconds} s"):
            real.run(hangs)
        if ticks.exists():
            break
    assert ticks.exists(), "it never started"
    size = ticks.stat().st_size
    time.sleep(0.5)
    assert ticks.stat().st_size == size
