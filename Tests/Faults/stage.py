"""A server, clones and people to push to it, made by the same shell functions as the scenarios."""

import os
import pathlib
import shutil
import subprocess
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
LIBRARY = ROOT / "Tests/EndToEndTests/library"
STREAM = "reference-solution"
TRAILER = f"Rubric: {STREAM}@1.0.0"


class Stage:
    """A folder that goes when the stage is left, with a dataset of ada's in `acme` and a server that has it."""

    def __init__(self, program):
        self.program = str(pathlib.Path(program).resolve())
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="git-dataset-faults-")).resolve()
        self.server = self.folder / "server.git"
        (self.folder / "bin").mkdir()
        (self.folder / "home").mkdir()
        (self.folder / "bin/git-dataset").symlink_to(self.program)
        self.variables = {
            "PATH": f"{self.folder}/bin:{os.environ['PATH']}", "SANDBOX": str(self.folder), "TMPDIR": str(self.folder),
            "HOME": f"{self.folder}/home", "LC_ALL": "C.UTF-8", "GIT_CONFIG_SYSTEM": "/dev/null",
            "GIT_TERMINAL_PROMPT": "0",
        }

    def __enter__(self):
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.folder, ignore_errors=True)

    def shell(self, text):
        """Runs shell commands with the scenarios' functions at hand, in the stage's folder."""
        script = f'for room in "{LIBRARY}"/*.sh; do . "$room"; done\ncd "$SANDBOX" || exit\nset -e\n{text}\n'
        ended = subprocess.run(["sh", "-c", script], env=self.variables, capture_output=True, text=True)
        if ended.returncode != 0:
            raise SystemExit(f"the stage cannot be set up:\n{ended.stdout}{ended.stderr}")
        return ended.stdout

    def environment(self, person):
        return self.variables | {"HOME": f"{self.folder}/homes/{person}"}

    def git(self, person, clone, *arguments, must=True):
        """Runs git as a person in a clone; where it must work, gives what it prints, else all that came of it."""
        ended = subprocess.run(["git", *arguments], cwd=clone, env=self.environment(person), capture_output=True,
                               text=True, timeout=120)
        if not must:
            return ended
        if ended.returncode != 0:
            raise SystemExit(f"git {' '.join(arguments)} failed in {clone}:\n{ended.stdout}{ended.stderr}")
        return ended.stdout.strip()

    def tip(self, ref="refs/heads/main"):
        """Where a branch of the server's stands."""
        return subprocess.run(["git", "rev-parse", ref], cwd=self.server, check=True, capture_output=True,
                              text=True).stdout.strip()

    def damage(self):
        """What git's own check of the server finds; empty where it is whole."""
        ended = subprocess.run(["git", "fsck", "--full", "--strict", "--no-dangling", "--no-progress"],
                               cwd=self.server, capture_output=True, text=True)
        return ended.stdout + ended.stderr if ended.returncode else ""

    def commit_item(self, person, clone, identity, spoilt=False):
        """Commits an item by a person, past the clone's own hooks."""
        items = pathlib.Path(clone) / f"streams/{STREAM}/batches/example/items"
        source = sorted(path for path in items.glob("*.yaml") if not path.name.startswith("new-"))[0]
        lines = []
        for line in source.read_text().splitlines(keepends=True):
            if line.startswith("id: "):
                line = f"id: new-{identity}\n"
            elif line.startswith("authors:"):
                line = f"authors: [{person}]\n"
            elif line.startswith("language:") and spoilt:
                continue
            lines.append(line)
        (items / f"new-{identity}.yaml").write_text("".join(lines))
        sidecars = source.with_suffix("")
        if sidecars.is_dir():
            shutil.copytree(sidecars, items / f"new-{identity}", dirs_exist_ok=True)
        self.git(person, clone, "add", ".")
        self.git(person, clone, "commit", "--quiet", "--no-verify", "-S", "-m", "Add an item", "-m", TRAILER)
        return self.git(person, clone, "rev-parse", "HEAD")
