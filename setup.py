"""What pyproject.toml cannot say: a built package carries templates, words and theme, from which `new` makes a project.

They lie beside the package, in `site_src/`, because this edition is pressed with them. `generator.editing.starter`
finds them there in a checkout, and in `generator/look` in a wheel.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

HERE = Path(__file__).parent
LOOK = (HERE / "generator" / "frame" / "look.txt").read_text("utf-8").split()


class BuildWithLook(build_py):
    """The package, and what a new project looks like."""

    def run(self) -> None:
        """Build the package, then lay the look into it; an editable install finds it in the checkout."""
        super().run()
        if self.editable_mode:
            return
        look = Path(self.build_lib) / "generator" / "look"
        shutil.rmtree(look, ignore_errors=True)
        for name in LOOK:
            source, target = HERE / name, look / name
            target.parent.mkdir(parents=True, exist_ok=True)
            if source.is_dir():
                shutil.copytree(source, target)
            else:
                shutil.copyfile(source, target)


setup(cmdclass={"build_py": BuildWithLook})
