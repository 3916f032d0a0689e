"""The command line: what it calls, what it prints where, and how it ends."""

from __future__ import annotations

import ast
import json
import os
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

import pytest

from quotes.__main__ import main
from quotes.config import Settings
from quotes.errors import DocumentError, QuotesError
from quotes.model import Record, Source


def record(number: int) -> Record:
    return Record(
        id=f"q-{number}",
        document="a",
        source=Source(),
        start=0,
        end=4,
        text="=1+1",
        words="=1+1",
        kind="direct",
        status="attributed" if number else "unattributed",
    )


BROKEN = DocumentError("not UTF-8", path="seeds/b.txt", line=3, hint="save it as UTF-8")


@dataclass
class Result:
    """Stands for `quotes.pipeline.BuildResult`."""

    pages: dict[str, str]
    records: tuple[Record, ...] = (record(0), record(1))
    documents: int = 2
    problems: tuple[QuotesError, ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass
class Engine:
    """Stands for the modules behind the commands, and notes how they were called."""

    result: Result = field(default_factory=lambda: Result({"index.md": "cards\n"}))
    items: list[Record | Exception] = field(default_factory=lambda: [record(0), record(1)])
    text: str = "words"
    holds: bool = True
    calls: list[tuple[str, Any, dict[str, Any]]] = field(default_factory=list)

    def build_pages(self, paths: Any, **options: Any) -> Result:
        self.calls.append(("build", paths, options))
        return self.result

    def extract(self, paths: Any, **options: Any) -> Iterator[Record | QuotesError]:
        self.calls.append(("extract", paths, options))
        for item in self.items:
            if isinstance(item, Exception) and not isinstance(item, DocumentError):
                raise item
            yield item

    def explanation_and_problems(
        self, path: Path, quotation: str | None, pipeline: str | None, registry: Path | None
    ) -> tuple[str, list[QuotesError]]:
        self.calls.append(("explain", (path, quotation, pipeline, registry), {}))
        return self.text, [item for item in self.items if isinstance(item, QuotesError)]

    def rulebook(self, rule: str | None, form: str) -> str:
        self.calls.append(("rules", (rule, form), {}))
        return self.text

    def evaluate(self, gold: Path, paths: Any, **options: Any) -> Engine:
        self.calls.append(("eval", (gold, paths), options))
        return self

    def report(self, errors: int) -> str:
        return f"{self.text}, {errors} errors"

    def as_dict(self) -> dict[str, Any]:
        return {"f1": 1.0, "note": "“é”\x9b\ud800"}


class Ran(NamedTuple):
    code: int
    out: str
    err: str


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> Engine:
    engine = Engine()
    for name, functions in {
        "quotes.pipeline": ("build_pages", "extract"),
        "quotes.explanation": ("explanation_and_problems",),
        "quotes.rulebook": ("rulebook",),
        "quotes.evaluation.evaluating": ("evaluate",),
    }.items():
        module = ModuleType(name)
        for function in functions:
            setattr(module, function, getattr(engine, function))
        monkeypatch.setitem(sys.modules, name, module)
    return engine


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "seeds").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def run(
    engine: Engine,
    project: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> Callable[..., Ran]:
    def run(*arguments: str) -> Ran:
        monkeypatch.setattr(sys, "argv", ["quotes", *arguments])
        with pytest.raises(SystemExit) as ended:
            main()
        captured = capfd.readouterr()
        return Ran(int(ended.value.code or 0), captured.out, captured.err)

    return run


Run = Callable[..., Ran]


class TestBuild:
    def test_defaults(self, run: Run, engine: Engine, project: Path) -> None:
        ran = run("build")
        assert ran == Ran(
            0,
            "",
            "2 articles, 2 quotations, 1 attributed. out: 2 written, 0 unchanged, 0 removed\n",
        )
        assert (project / "out" / "index.md").read_text(encoding="utf-8") == "cards\n"
        ((_, paths, options),) = engine.calls
        assert paths == [Path("seeds")]
        assert options["templates"] is None
        assert options["jobs"] == 1
        assert options["settings"].seeds == Path("seeds")

    def test_options_win_over_settings(self, run: Run, engine: Engine, project: Path) -> None:
        (project / "quotes.toml").write_text(
            'out = "site"\njobs = 3\ntemplates = "one"\n', encoding="utf-8"
        )
        for name in ("one", "two"):
            (project / name).mkdir()
        assert run("build").code == 0
        assert run("build", "x.txt", "--out", "o", "--templates", "two", "-j", "2").code == 0
        first, second = engine.calls
        assert (first[2]["jobs"], first[2]["templates"]) == (3, Path("one"))
        assert second[1] == [Path("x.txt")]
        assert (second[2]["jobs"], second[2]["templates"]) == (2, Path("two"))
        assert (project / "site" / "index.md").exists()
        assert (project / "o" / "index.md").exists()

    def test_zero_jobs_are_asked_for(self, run: Run, engine: Engine, project: Path) -> None:
        (project / "quotes.toml").write_text("jobs = 3\n", encoding="utf-8")
        run("build", "--jobs", "0")
        assert engine.calls[0][2]["jobs"] == 0

    def test_check_writes_nothing(self, run: Run, project: Path) -> None:
        stale = run("build", "--check")
        assert stale.code == 1
        assert stale.out == "would write out/index.md\nwould write out/manifest.json\n"
        assert not (project / "out").exists()
        assert run("build").code == 0
        assert run("build", "--check")[:2] == (0, "")

    def test_check_names_a_folder_that_is_no_text(self, run: Run, engine: Engine) -> None:
        stale = run("build", "--check", "--out", "o\udce9")
        assert stale.code == 1
        assert "would write o\\udce9/index.md\n" in stale.out

    def test_check_names_what_would_go(self, run: Run, engine: Engine, project: Path) -> None:
        run("build")
        engine.result = Result({"other.md": "x"})
        ran = run("build", "--check")
        assert ran.code == 1
        assert "would remove out/index.md\n" in ran.out
        assert (project / "out" / "index.md").exists()

    def test_a_broken_article_does_not_stop_the_others(
        self, run: Run, engine: Engine, project: Path
    ) -> None:
        engine.result = Result({"index.md": "x"}, problems=(BROKEN,), warnings=("two dates",))
        ran = run("build")
        assert ran.code == 2
        assert ran.err.startswith("warning: two dates\n")
        assert ran.err.endswith("error: not UTF-8, seeds/b.txt:3\nhint: save it as UTF-8\n")
        assert (project / "out" / "index.md").exists()

    def test_without_any_article_the_cards_stay(
        self, run: Run, engine: Engine, project: Path
    ) -> None:
        run("build")
        engine.result = Result({}, records=(), documents=0, problems=(BROKEN,))
        ran = run("build")
        assert ran.code == 2
        assert "error: not UTF-8, seeds/b.txt:3" in ran.err
        assert "error: no article could be read in seeds" in ran.err
        assert (project / "out" / "index.md").exists()

    def test_no_seeds(self, run: Run, project: Path) -> None:
        (project / "seeds").rmdir()
        ran = run("build")
        assert ran.code == 2
        assert ran.err.splitlines()[0] == "error: there are no articles: no folder seeds"
        assert ran.err.splitlines()[1].startswith("hint: name articles or folders")

    def test_unsafe_place_is_refused_before_the_work(self, run: Run, engine: Engine) -> None:
        ran = run("build", "--out", "seeds/out")
        assert ran.code == 2
        assert "lie inside each other, seeds/out" in ran.err
        assert engine.calls == []

    def test_hand_edits_are_told(self, run: Run, engine: Engine, project: Path) -> None:
        run("build")
        (project / "out" / "index.md").write_text("mine", encoding="utf-8")
        assert "warning: out/index.md had been changed by hand" in run("build").err

    def test_missing_templates(self, run: Run) -> None:
        ran = run("build", "--templates", "nowhere")
        assert (ran.code, "no such folder of templates, nowhere" in ran.err) == (2, True)

    def test_wrong_settings(self, run: Run, project: Path) -> None:
        (project / "quotes.toml").write_text("jobz = 1\n", encoding="utf-8")
        ran = run("build")
        assert ran.code == 2
        assert ran.err.startswith("error: unknown setting 'jobz', quotes.toml:1\nhint: did you")


class TestExtract:
    def test_json_lines(self, run: Run, engine: Engine) -> None:
        ran = run("extract", "a.txt", "b", "--all", "--jobs", "2")
        assert (ran.code, ran.err) == (0, "")
        assert [json.loads(line)["id"] for line in ran.out.splitlines()] == ["q-0", "q-1"]
        ((_, paths, options),) = engine.calls
        assert paths == [Path("a.txt"), Path("b")]
        assert options.pop("project").root == Path()
        assert options == {"jobs": 2, "everything": True}

    def test_pipeline_of_the_settings(self, run: Run, engine: Engine, project: Path) -> None:
        (project / "quotes.toml").write_text('pipeline = "en_x"\n', encoding="utf-8")
        run("extract", "a.txt")
        assert engine.calls[0][2]["project"].pipeline == "en_x"

    def test_csv(self, run: Run) -> None:
        lines = run("extract", "a.txt", "--format", "csv").out.splitlines()
        assert lines[0].startswith("id,document,")
        assert ",'=1+1," in lines[1]

    def test_to_a_file(self, run: Run, project: Path) -> None:
        ran = run("extract", "a.txt", "-o", "records.jsonl")
        assert ran == Ran(0, "", "")
        text = (project / "records.jsonl").read_text(encoding="utf-8")
        assert len(text.splitlines()) == 2

    def test_broken_articles_come_last(self, run: Run, engine: Engine) -> None:
        engine.items.insert(1, BROKEN)
        ran = run("extract", "a.txt")
        assert ran.code == 2
        assert len(ran.out.splitlines()) == 2
        assert ran.err == "error: not UTF-8, seeds/b.txt:3\nhint: save it as UTF-8\n"

    def test_an_error_leaves_the_old_file(self, run: Run, engine: Engine, project: Path) -> None:
        (project / "r").write_text("old", encoding="utf-8")
        engine.items.append(QuotesError("stop"))
        assert run("extract", "a.txt", "-o", "r")[::2] == (2, "error: stop\n")
        assert (project / "r").read_text(encoding="utf-8") == "old"
        assert sorted(p.name for p in project.iterdir()) == ["r", "seeds"]

    def test_parquet_is_not_for_a_terminal(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
        assert "hint: name a file with -o FILE" in run("extract", "a", "--format", "parquet").err


class TestOtherCommands:
    def test_explain(self, run: Run, engine: Engine) -> None:
        assert run("explain", "a.txt", "--quotation", "q-1") == Ran(0, "words\n", "")
        assert engine.calls == [("explain", (Path("a.txt"), "q-1", None, None), {})]

    def test_explain_tells_what_could_not_be_read_beside_the_rest(
        self, run: Run, engine: Engine
    ) -> None:
        engine.items.append(BROKEN)
        ran = run("explain", "seeds")
        assert (ran.code, ran.out) == (2, "words\n")
        assert ran.err.startswith("error: not UTF-8, seeds/b.txt:3\n")

    def test_an_article_cannot_command_the_terminal(self, run: Run, engine: Engine) -> None:
        engine.text = "a\x1b[2Jb\x9bc\u202ed “é”\tf\ng\n\n"
        assert run("explain", "a.txt").out == "a\\x1b[2Jb\\x9bc\\u202ed “é”\tf\ng\n"
        engine.items.append(DocumentError("bad \x1b]0;x\x07 [bold]name[/bold]"))
        assert run("extract", "a").err == "error: bad \\x1b]0;x\\x07 [bold]name[/bold]\n"

    @pytest.mark.parametrize(
        ("arguments", "call"),
        [
            ((), (None, "text")),
            (("r-1",), ("r-1", "text")),
            (("--format", "markdown"), (None, "markdown")),
        ],
    )
    def test_rules(self, run: Run, engine: Engine, arguments: Any, call: Any) -> None:
        assert run("rules", *arguments) == Ran(0, "words\n", "")
        assert engine.calls == [("rules", call, {})]

    @pytest.mark.parametrize(("holds", "code"), [(True, 0), (False, 1)])
    def test_eval(self, run: Run, engine: Engine, holds: bool, code: int) -> None:
        engine.holds = holds
        assert run("eval", "gold", "--errors", "3") == Ran(code, "words, 3 errors\n", "")
        options = {
            "project": Settings(Path()),
            "jobs": 1,
            "min_f1": None,
        }
        assert engine.calls == [("eval", (Path("gold"), ()), options)]

    def test_eval_with_options(self, run: Run, engine: Engine) -> None:
        assert run("eval", "gold", "a", "b", "--min-f1", "0.9", "-j", "2").code == 0
        options = {
            "project": Settings(Path()),
            "jobs": 2,
            "min_f1": 0.9,
        }
        assert engine.calls == [("eval", (Path("gold"), [Path("a"), Path("b")]), options)]

    def test_eval_as_json(self, run: Run) -> None:
        ran = run("eval", "gold", "a.txt", "--format", "json")
        assert json.loads(ran.out) == {"f1": 1.0, "note": "“é”\x9b\ud800"}
        assert "“é”" in ran.out

    def test_version(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("importlib.metadata.version", lambda name: f"1.2 of {name}")
        assert run("--version") == Ran(0, "quotes 1.2 of newsroom-quotes\n", "")


class TestEnds:
    @pytest.mark.parametrize(
        "arguments",
        [
            ("--nonsense",),
            ("extract",),
            ("extract", "a", "--format", "xml"),
            ("build", "--jobs", "-1"),
            ("nothing",),
        ],
    )
    def test_usage_errors(self, run: Run, arguments: tuple[str, ...]) -> None:
        ran = run(*arguments)
        assert (ran.code, ran.out) == (2, "")
        assert "Usage: quotes" in ran.err

    def test_debug_shows_the_traceback(self, run: Run, engine: Engine) -> None:
        engine.items.append(QuotesError("stop"))
        assert "Traceback" not in run("extract", "a").err
        ran = run("--debug", "extract", "a")
        assert ran.code == 2
        assert "Traceback" in ran.err
        assert ran.err.endswith("error: stop\n")

    def test_system_errors(self, run: Run, engine: Engine) -> None:
        engine.items.append(PermissionError(13, "Permission denied", "a.txt"))
        ran = run("extract", "a")
        assert ran.code == 2
        assert ran.err.startswith("error: Permission denied, a.txt\nhint: ")

    def test_defects_do_not_look_like_findings(self, run: Run, engine: Engine) -> None:
        engine.items.append(KeyError("defect"))
        ran = run("extract", "a")
        assert ran.code == 2
        assert "KeyError: 'defect'" in ran.err

    def test_interruption(self, run: Run, engine: Engine, monkeypatch: Any) -> None:
        def interrupted(*_: Any, **__: Any) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr(sys.modules["quotes.pipeline"], "extract", interrupted)
        assert run("extract", "a") == Ran(130, "", "")

    def test_help_without_a_command(self, run: Run) -> None:
        assert "Usage: quotes" in run().out
        assert run("-h")[::2] == (0, "")


# What only a process of its own shows: pipes, terminals, signals, imports.

ENDLESS = textwrap.dedent(
    """
    import itertools, signal, sys, time, types
    from quotes.model import Record, Source

    def extract(paths, **options):
        for number in itertools.count():
            time.sleep(PAUSE)
            yield Record(id=str(number), document="a", source=Source(), start=0, end=1,
                         text="x", words="x", kind="direct", status="attributed")

    signal.signal(signal.SIGINT, signal.default_int_handler)  # even where a shell ignores it
    PAUSE = float(sys.argv.pop(1))
    pipeline = sys.modules["quotes.pipeline"] = types.ModuleType("quotes.pipeline")
    pipeline.extract = extract

    from quotes.__main__ import main
    main()
    """
)


def endless(pause: float, *arguments: str, **options: Any) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-c", ENDLESS, str(pause), *arguments],
        **{"stderr": subprocess.PIPE, **options},
    )


def test_reader_that_stops_early() -> None:
    process = endless(0, "extract", "a", stdout=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stdout.readline().startswith(b'{"id": "0"')
    process.stdout.close()
    _, err = process.communicate(timeout=20)
    assert (process.returncode, err) == (0, b"")


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_ctrl_c(tmp_path: Path) -> None:
    (tmp_path / "r").write_text("old", encoding="utf-8")
    process = endless(0.01, "extract", "a", "-o", str(tmp_path / "r"))
    deadline = time.monotonic() + 20
    while len(list(tmp_path.iterdir())) == 1 and time.monotonic() < deadline:
        time.sleep(0.02)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=20)
    assert (process.returncode, err) == (130, b"")
    assert [p.name for p in tmp_path.iterdir()] == ["r"]
    assert (tmp_path / "r").read_text(encoding="utf-8") == "old"


@pytest.mark.skipif(os.name == "nt", reason="terminals of POSIX")
@pytest.mark.parametrize(("no_colour", "label"), [("", "\x1b[31merror:"), ("1", "error:")])
def test_colours_on_a_terminal_only(tmp_path: Path, no_colour: str, label: str) -> None:
    import pty

    (tmp_path / "quotes.toml").write_text("jobz = 1", encoding="utf-8")
    ours, theirs = pty.openpty()
    environment = {**os.environ, "TERM": "xterm", "NO_COLOR": no_colour}
    for name in ("FORCE_COLOR", "TTY_COMPATIBLE"):
        environment.pop(name, None)
    process = endless(0, "extract", "a", stderr=theirs, cwd=tmp_path, env=environment)
    assert process.wait(timeout=20) == 2
    os.close(theirs)
    assert os.read(ours, 1000).decode().startswith(label)
    os.close(ours)


def test_help_imports_nothing_but_typer() -> None:
    """What a start costs beyond an empty Typer program: our own small modules."""
    script = (
        "import sys, typer.main, typer.rich_utils, rich.markdown; before = set(sys.modules)\n"
        "from quotes.cli import app\n"
        "app(['--help'], standalone_mode=False)\n"
        "print(sorted(n for n in set(sys.modules) - before if n.split('.')[0] != 'typer'),"
        " file=sys.stderr)"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    heavy = {"spacy", "yaml", "jinja2", "pydantic", "tomllib", "numpy", "json"}
    loaded = ran.stderr.strip()
    for name in heavy:
        assert f"'{name}'" not in loaded
    ours = {n for n in ast.literal_eval(loaded) if n.startswith("quotes")}
    assert {n for n in ours if not n.startswith("quotes.commands")} == {
        "quotes",
        "quotes.cli",
        "quotes.console",
        "quotes.errors",
    }
