"""Publishing: whole or not at all, and never somebody else's files."""

from __future__ import annotations

import errno
import json
import os
import random
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from quotes import publish as publishing
from quotes import swap
from quotes.errors import PublishError
from quotes.manifest import MANIFEST
from quotes.publish import PublishReport, compare, publish

OLD = {
    "index.md": "old index\n",
    "people/ana-ruiz.md": "same\n",
    "people/gone.md": "gone\n",
    "rules/one/two.md": "deep\n",
}
NEW = {
    "index.md": "new index\n",
    "people/ana-ruiz.md": "same\n",
    "people/bo-li.md": "new\n",
    "rules/one": "a file now\n",
}


def tree(folder: Path) -> dict[str, str]:
    """Every file's text, links as their target."""
    return {
        path.relative_to(folder).as_posix(): (
            f"-> {path.readlink()}" if path.is_symlink() else path.read_text(encoding="utf-8")
        )
        for path in sorted(folder.rglob("*"))
        if path.is_symlink() or path.is_file()
    }


def pages_of(folder: Path) -> dict[str, str]:
    return {path: text for path, text in tree(folder).items() if path != MANIFEST}


def beside(out: Path) -> list[str]:
    """What else lies in the folder of `out`."""
    return sorted(p.name for p in out.parent.iterdir() if p.name != out.name)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "site" / "out"


@pytest.fixture(params=["exchange", "renames"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Both ways of taking the old folder's place."""
    if request.param == "renames":
        monkeypatch.setattr(swap, "_exchange", lambda one, two: False)
    elif not _has_exchange():
        pytest.skip("no exchange of folders on this platform")
    return str(request.param)


def _has_exchange() -> bool:
    return sys.platform in ("linux", "darwin")


class TestWhatIsWritten:
    def test_first_build(self, out: Path) -> None:
        report = publish(OLD, out)
        assert pages_of(out) == OLD
        assert report == PublishReport(
            written=tuple(sorted([*OLD, MANIFEST])), unchanged=(), removed=(), carried=()
        )
        assert beside(out) == []

    def test_manifest(self, out: Path) -> None:
        publish({"b.md": "b", "a.md": "ä"}, out)
        assert (out / MANIFEST).read_text(encoding="utf-8") == (
            "{\n"
            '  "generator": "newsroom-quotes",\n'
            '  "files": [\n'
            '    {"path": "a.md", "sha256": '
            '"33e6d73fee82904c8d7afb78de1154d1e8dc2a0edb08120e63df5b9385c2d9cc"},\n'
            '    {"path": "b.md", "sha256": '
            '"3e23e8160039594a33894f6564e1b1348bbd7a0088d42c4acb73eeaed59c009d"}\n'
            "  ]\n"
            "}\n"
        )

    def test_no_pages_is_a_valid_manifest(self, out: Path) -> None:
        publish({}, out)
        assert json.loads((out / MANIFEST).read_bytes())["files"] == []
        assert publish({}, out).stale is False

    def test_next_build(self, out: Path, way: str) -> None:
        publish(OLD, out)
        planned = compare(NEW, out)
        assert pages_of(out) == OLD
        report = publish(NEW, out)
        assert report == planned
        assert pages_of(out) == NEW
        assert report.written == ("index.md", MANIFEST, "people/bo-li.md", "rules/one")
        assert report.unchanged == ("people/ana-ruiz.md",)
        assert report.removed == ("people/gone.md", "rules/one/two.md")
        assert beside(out) == []

    def test_same_again_touches_nothing(self, out: Path) -> None:
        publish(OLD, out)
        before = out.stat().st_ino, out.stat().st_mtime_ns
        report = publish(dict(reversed(OLD.items())), out)
        assert not report.stale
        assert (out.stat().st_ino, out.stat().st_mtime_ns) == before

    def test_line_ends_stay_as_given(self, out: Path) -> None:
        publish({"a.md": "one\r\ntwo\n"}, out)
        assert (out / "a.md").read_bytes() == b"one\r\ntwo\n"

    def test_hand_edits_are_reported(self, out: Path) -> None:
        publish(OLD, out)
        (out / "index.md").write_text("mine\n", encoding="utf-8")
        (out / "people/gone.md").write_text("mine\n", encoding="utf-8")
        report = publish(NEW, out)
        assert report.edited == ("index.md", "people/gone.md")
        assert pages_of(out) == NEW

    def test_missing_page_is_written_again(self, out: Path) -> None:
        publish(OLD, out)
        (out / "index.md").unlink()
        assert publish(OLD, out).written == ("index.md",)
        assert pages_of(out) == OLD

    def test_modes_of_folders_stay(self, out: Path) -> None:
        publish(OLD, out)
        out.chmod(0o750)
        (out / "people").chmod(0o711)
        publish(NEW, out)
        assert out.stat().st_mode & 0o777 == 0o750
        assert (out / "people").stat().st_mode & 0o777 == 0o711


class TestWhatIsNotOurs:
    def test_carried_over(self, out: Path, way: str, tmp_path: Path) -> None:
        elsewhere = tmp_path / "elsewhere"
        elsewhere.mkdir()
        (elsewhere / "kept.txt").write_text("kept", encoding="utf-8")
        publish(OLD, out)
        (out / "CNAME").write_text("example.org", encoding="utf-8")
        (out / "people" / "notes").mkdir()
        (out / "people" / "notes" / "mine.md").write_text("mine", encoding="utf-8")
        (out / "empty").mkdir()
        (out / "link").symlink_to(elsewhere)
        (out / "dangling").symlink_to("nowhere")
        inode = (out / "CNAME").stat().st_ino
        report = publish(NEW, out)
        assert report.carried == ("CNAME", "dangling", "empty", "link", "people/notes/mine.md")
        assert pages_of(out) == {
            **NEW,
            "CNAME": "example.org",
            "people/notes/mine.md": "mine",
            "link": f"-> {elsewhere}",
            "dangling": "-> nowhere",
        }
        assert (out / "empty").is_dir()
        assert (out / "CNAME").stat().st_ino == inode
        assert (elsewhere / "kept.txt").read_text(encoding="utf-8") == "kept"

    def test_copied_where_the_disk_has_no_hard_links(
        self, out: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def refuse(*_: object) -> None:
            raise OSError(errno.EPERM, "no hard links here")

        publish(OLD, out)
        (out / "CNAME").write_text("example.org", encoding="utf-8")
        monkeypatch.setattr(os, "link", refuse)
        publish(NEW, out)
        assert pages_of(out) == {**NEW, "CNAME": "example.org"}

    def test_stranger_in_the_way(self, out: Path) -> None:
        publish(OLD, out)
        (out / "people" / "bo-li.md").write_text("mine", encoding="utf-8")
        before = tree(out)
        with pytest.raises(PublishError, match=r"people/bo-li\.md cannot be written") as caught:
            publish(NEW, out)
        assert caught.value.path == str(out / "people/bo-li.md")
        assert "move or rename" in str(caught.value.hint)
        assert tree(out) == before
        assert beside(out) == []

    def test_same_bytes_are_adopted(self, out: Path) -> None:
        publish(OLD, out)
        (out / "people" / "bo-li.md").write_text(NEW["people/bo-li.md"], encoding="utf-8")
        assert "people/bo-li.md" in publish(NEW, out).unchanged
        assert "people/bo-li.md" in publish(OLD, out).removed

    @pytest.mark.parametrize("there", ["people", "PEOPLE"])
    def test_link_instead_of_a_folder(self, out: Path, tmp_path: Path, there: str) -> None:
        publish({"index.md": "x"}, out)
        target = tmp_path / "target"
        target.mkdir()
        (out / there).symlink_to(target)
        with pytest.raises(PublishError, match="in the way"):
            publish(NEW, out)
        assert list(target.iterdir()) == []

    def test_folder_instead_of_a_page(self, out: Path) -> None:
        publish({"index.md": "x"}, out)
        (out / "rules" / "one").mkdir(parents=True)
        (out / "rules" / "one" / "mine.md").write_text("mine", encoding="utf-8")
        with pytest.raises(PublishError, match="rules/one cannot be written"):
            publish(NEW, out)

    def test_link_in_the_place_of_our_page(self, out: Path, tmp_path: Path) -> None:
        publish(OLD, out)
        mine = tmp_path / "mine.md"
        mine.write_text("mine", encoding="utf-8")
        (out / "index.md").unlink()
        (out / "index.md").symlink_to(mine)
        with pytest.raises(PublishError, match="in the way"):
            publish(NEW, out)
        assert mine.read_text(encoding="utf-8") == "mine"

    def test_strangers_folder(self, out: Path) -> None:
        out.mkdir(parents=True)
        (out / "thesis.doc").write_text("mine", encoding="utf-8")
        with pytest.raises(PublishError, match="not empty and has no manifest"):
            publish(NEW, out)
        assert tree(out) == {"thesis.doc": "mine"}

    def test_empty_folder_is_taken(self, out: Path, way: str) -> None:
        out.mkdir(parents=True)
        publish(NEW, out)
        assert pages_of(out) == NEW

    @pytest.mark.parametrize(
        "text",
        [
            "{}",
            '{"generator": "else", "files": []}',
            '{"generator": "newsroom-quotes", "files": [1]}',
            "<<<<<<< HEAD\n",
            "[]",
        ],
    )
    def test_manifest_that_is_not_ours(self, out: Path, text: str) -> None:
        publish(OLD, out)
        (out / MANIFEST).write_text(text, encoding="utf-8")
        before = tree(out)
        with pytest.raises(PublishError, match=r"manifest.* not one of ours"):
            publish(NEW, out)
        assert tree(out) == before

    def test_manifest_cannot_reach_outside(self, out: Path) -> None:
        publish(OLD, out)
        victim = out.parent / "victim.md"
        victim.write_text("mine", encoding="utf-8")
        manifest = json.loads((out / MANIFEST).read_bytes())
        manifest["files"] += [
            {"path": "../victim.md", "sha256": ""},
            {"path": str(victim), "sha256": ""},
        ]
        (out / MANIFEST).write_text(json.dumps(manifest), encoding="utf-8")
        with pytest.raises(PublishError, match="this manifest is not one of ours"):
            publish(NEW, out)
        assert victim.read_text(encoding="utf-8") == "mine"


class TestPlaces:
    def test_working_folder(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        here = tmp_path / "a" / "b"
        here.mkdir(parents=True)
        monkeypatch.chdir(here)
        for place in (Path(), Path(".."), tmp_path, Path("/")):
            with pytest.raises(PublishError, match="folder you work in"):
                publish(NEW, place)

    @pytest.mark.parametrize("place", ["seeds", "seeds/out", "seeds/../seeds", ""])
    def test_inputs(self, tmp_path: Path, place: str) -> None:
        seeds = tmp_path / "seeds"
        seeds.mkdir()
        with pytest.raises(PublishError, match="lie inside each other"):
            publish(NEW, tmp_path / place, inputs=[seeds])
        assert list(seeds.iterdir()) == []

    def test_input_file_in_the_output(self, out: Path) -> None:
        publish(OLD, out)
        with pytest.raises(PublishError, match="lie inside each other"):
            publish(NEW, out, inputs=[out / "index.md"])

    def test_inputs_beside_are_fine(self, tmp_path: Path) -> None:
        (tmp_path / "seeds").mkdir()
        assert publish(NEW, tmp_path / "out", inputs=[tmp_path / "seeds"]).stale

    def test_link_to_a_folder_is_followed(self, tmp_path: Path, way: str) -> None:
        real, link = tmp_path / "real" / "cards", tmp_path / "out"
        real.mkdir(parents=True)
        link.symlink_to(real)
        publish(OLD, link)
        publish(NEW, link)
        assert link.is_symlink()
        assert pages_of(real) == NEW
        assert beside(real) == []

    def test_link_into_the_inputs_is_refused(self, tmp_path: Path) -> None:
        seeds = tmp_path / "seeds"
        seeds.mkdir()
        (tmp_path / "out").symlink_to(seeds)
        with pytest.raises(PublishError, match="lie inside each other"):
            publish(NEW, tmp_path / "out", inputs=[seeds])

    def test_not_a_folder(self, tmp_path: Path) -> None:
        (tmp_path / "file").write_text("mine", encoding="utf-8")
        (tmp_path / "dangling").symlink_to("nowhere")
        (tmp_path / "loop").symlink_to("loop")
        for name in ("file", "dangling", "loop"):
            with pytest.raises(PublishError, match="not a folder"):
                publish(NEW, tmp_path / name)

    @pytest.mark.parametrize(
        "path",
        ["/etc/x", "../x", "a/../x", "a//b", "", ".", "a/", "a\\b", "c:x", "a\nb", "a\0b", "./x"],
    )
    def test_unsafe_paths(self, out: Path, path: str) -> None:
        with pytest.raises(PublishError, match="unsafe path"):
            publish({path: "x"}, out)
        assert not out.exists()

    @pytest.mark.parametrize(
        "paths", [["a.md", "A.md"], ["a", "a/b.md"], ["a/x.md", "A/y.md"], ["MANIFEST.json"]]
    )
    def test_pages_that_collide(self, out: Path, paths: list[str]) -> None:
        with pytest.raises(PublishError, match="need the same place"):
            publish(dict.fromkeys(paths, "x"), out)

    def test_manifest_is_our_name(self, out: Path) -> None:
        with pytest.raises(PublishError, match="is taken"):
            publish({MANIFEST: "x"}, out)

    def test_half_a_character(self, out: Path) -> None:
        with pytest.raises(PublishError, match="half a character"):
            publish({"a.md": "ab\ud800"}, out)

    def test_disk_refuses(self, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def full(handle: int) -> None:
            raise OSError(errno.ENOSPC, "No space left on device")

        publish(OLD, out)
        monkeypatch.setattr(os, "fsync", full)
        with pytest.raises(PublishError, match="No space left"):
            publish(NEW, out)
        assert pages_of(out) == OLD
        assert beside(out) == []

    def test_folder_that_cannot_be_moved(self, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def refuse(one: Path, two: Path) -> bool:
            raise OSError(errno.EXDEV, "Invalid cross-device link")

        publish(OLD, out)
        monkeypatch.setattr(swap, "_exchange", refuse)
        with pytest.raises(PublishError, match="cross-device") as caught:
            publish(NEW, out)
        assert "delete it yourself" in str(caught.value.hint)
        assert pages_of(out) == OLD


class TestTwoBuilders:
    def test_second_is_refused(self, out: Path) -> None:
        publish(OLD, out)
        with (
            swap.locked(out),
            pytest.raises(PublishError, match="another build is writing"),
        ):
            publish(NEW, out)
        assert pages_of(out) == OLD
        publish(NEW, out)
        assert beside(out) == []

    def test_lock_file_of_a_dead_build(self, out: Path) -> None:
        publish(OLD, out)
        out.with_name(".out.quotes-lock").touch()
        publish(NEW, out)
        assert beside(out) == []


# A build that is killed. The child reports each change of the disk before it
# happens (Python's audit events, and the exchange, which Python does not see);
# the test kills it at one of them.

DISK_EVENTS = {"open", "os.mkdir", "os.rename", "os.link", "os.remove", "os.rmdir", "os.chmod"}


def killed_at(step: int, work: Callable[[], object]) -> bool:
    """Run `work` in a child that kills itself at its `step`-th change; whether it came so far."""
    child = os.fork()
    if child == 0:
        seen = 0

        def watch(event: str, arguments: tuple[object, ...]) -> None:
            nonlocal seen
            if event in DISK_EVENTS:
                seen += 1
                if seen == step:
                    os.kill(os.getpid(), signal.SIGKILL)

        exchange = swap._exchange

        def watched(one: Path, two: Path) -> bool:
            sys.audit("os.rename", one, two)
            done = exchange(one, two)
            sys.audit("os.rename", one, two)
            return done

        swap._exchange = watched
        sys.addaudithook(watch)
        try:
            work()
        finally:
            os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="kills a forked child")


def recover(out: Path) -> None:
    """What the next build does first."""
    with swap.locked(out):
        swap.recover(out)


@needs_fork
class TestKilled:
    def test_at_every_step(self, tmp_path: Path, way: str) -> None:
        steps = 0
        while True:
            out = tmp_path / str(steps) / "out"
            publish(OLD, out)
            (out / "mine.txt").write_text("mine", encoding="utf-8")
            if not killed_at(steps + 1, lambda out=out: publish(NEW, out)):
                break
            steps += 1
            if way == "exchange" or out.exists():
                self.assert_old_or_new(out)
            recover(out)
            self.assert_old_or_new(out)
            publish(NEW, out)
            assert pages_of(out) == {**NEW, "mine.txt": "mine"}
            assert beside(out) == []
        assert pages_of(out) == {**NEW, "mine.txt": "mine"}
        assert steps > 20

    def test_killed_again_while_recovering(self, tmp_path: Path, way: str) -> None:
        """Kill at each change, then kill the recovery at each of its first changes."""
        first = 0
        while True:
            out = tmp_path / f"{first}" / "out"
            publish(OLD, out)
            if not killed_at(first + 1, lambda out=out: publish(NEW, out)):
                break
            first += 1
            for second in range(1, 6):
                killed_at(second, lambda out=out: recover(out))
            recover(out)
            assert pages_of(out) in (OLD, NEW)
        assert first > 20

    def test_first_build(self, tmp_path: Path) -> None:
        steps = 0
        while True:
            out = tmp_path / str(steps) / "out"
            if not killed_at(steps + 1, lambda out=out: publish(NEW, out)):
                break
            steps += 1
            assert not out.exists() or pages_of(out) == NEW
            publish(NEW, out)
            assert pages_of(out) == NEW
            assert beside(out) == []
        assert steps > 10

    def test_at_random_moments(self, tmp_path: Path, way: str) -> None:
        old = {f"people/{n:03}.md": f"old {n}\n" for n in range(150)}
        new = {f"people/{n:03}.md": f"new {n}\n" for n in range(50, 200)}
        out = tmp_path / "out"
        moments = random.Random(7)
        killed = 0
        for _ in range(20):
            publish(old, out)
            child = os.fork()
            if child == 0:
                try:
                    publish(new, out)
                finally:
                    os._exit(0)
            time.sleep(moments.uniform(0, 0.06))
            os.kill(child, signal.SIGKILL)
            _, status = os.waitpid(child, 0)
            killed += os.WIFSIGNALED(status)
            if way == "exchange":
                assert pages_of(out) in (old, new)
            recover(out)
            assert pages_of(out) in (old, new)
        assert killed

    @staticmethod
    def assert_old_or_new(out: Path) -> None:
        found = tree(out)
        assert found.pop("mine.txt") == "mine"
        manifest = json.loads(found.pop(MANIFEST))
        assert found in (OLD, NEW)
        assert {row["path"] for row in manifest["files"]} == found.keys()


class TestSetAside:
    """Without an exchange, between two renames, the place is empty."""

    @pytest.fixture
    def halfway(self, out: Path) -> Path:
        publish(OLD, out)
        work = swap.work_folder(out)
        publish(NEW, work / "ready")
        out.rename(work / "old")
        return out

    def test_completed(self, halfway: Path) -> None:
        recover(halfway)
        assert pages_of(halfway) == NEW
        assert beside(halfway) == []

    def test_compare_reads_only(self, halfway: Path) -> None:
        assert compare(NEW, halfway).stale
        assert not halfway.exists()

    def test_somebody_made_a_new_folder(self, halfway: Path) -> None:
        halfway.mkdir()
        with pytest.raises(PublishError, match="somebody made a new out") as caught:
            publish(NEW, halfway)
        assert str(swap.work_folder(halfway) / "old") in str(caught.value.hint)
        assert pages_of(swap.work_folder(halfway) / "old") == OLD

    def test_undone_where_the_new_tree_is_lost(self, halfway: Path) -> None:
        ready = swap.work_folder(halfway) / "ready"
        ready.rename(halfway.parent / "elsewhere")
        recover(halfway)
        assert pages_of(halfway) == OLD


@pytest.mark.skipif(not _has_exchange(), reason="no exchange of folders on this platform")
class TestExchange:
    def test_both_change_places(self, tmp_path: Path) -> None:
        one, two = tmp_path / "one", tmp_path / "two"
        one.mkdir()
        two.mkdir()
        (one / "1").touch()
        assert swap._exchange(one, two)
        assert [p.name for p in two.iterdir()] == ["1"]
        assert list(one.iterdir()) == []

    def test_errors_are_not_hidden(self, tmp_path: Path) -> None:
        with pytest.raises(FileNotFoundError):
            swap._exchange(tmp_path / "one", tmp_path / "two")


def test_mount_point(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os.path, "ismount", lambda path: True)
    with pytest.raises(PublishError, match="mount point"):
        publishing.check_place(out)
