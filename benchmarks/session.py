#!/usr/bin/env python3
"""Takes the times of the JavaFX thread's tasks in a robot's session, in a window started as ./workbench does.

The same session as that of TourTest in the suite, but with the cache of classes, the flags and the class path
of ./workbench, and behind them what the robot needs. Writes app/target/fx-watch.txt and prints its head.

    benchmarks/session.py [--minutes 5]
"""

import argparse
import os
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile

import start

ROOT = start.ROOT
APP = ROOT / "app"
TEST = "dev.afterburner.workbench.ui.shell.TourTest"
SEEN = APP / "target" / "fx-watch.txt"
LINES = 14


def command_of_window():
    """The words that ./workbench starts Java with, without the main class."""
    said = subprocess.run(
        ["sh", "-x", ROOT / "workbench"],
        # Java refuses this option in this place, and so ends at once.
        env={**os.environ, "JDK_JAVA_OPTIONS": "--dry-run"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    ).stderr
    words = shlex.split(re.findall(r"^\+ exec (.*)$", said, re.MULTILINE)[-1])
    return words[: words.index("dev.afterburner.workbench.Main")]


def class_path_of_tests(jdk):
    """Compiles the tests; where they and what they use lie."""
    maven = ["mvn", "-B", "-q", "-ntp"]
    environment = {**os.environ, "JAVA_HOME": str(jdk)}
    subprocess.run(
        [*maven, "-pl", "app", "-am", "test-compile", "dependency:build-classpath"]
        + ["-Dmdep.includeScope=test", "-Dmdep.outputFile=target/test-classpath"],
        cwd=ROOT,
        env=environment,
        check=True,
    )
    used = (APP / "target" / "test-classpath").read_text().strip()
    # Otherwise Surefire adds it.
    engine, version = re.search(r"([^:]*/junit-platform-engine-([^/:]*)\.jar)", used).groups()
    launcher = engine.replace("junit-platform-engine", "junit-platform-launcher")
    if not os.path.exists(launcher):
        artifact = f"org.junit.platform:junit-platform-launcher:{version}"
        subprocess.run([*maven, "dependency:get", f"-Dartifact={artifact}"], env=environment, check=True)
    return [str(APP / "target" / "test-classes"), used, launcher]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--minutes", type=int, default=5)
    arguments = parser.parse_args()
    start.start(60, 0)  # builds and trains where that is needed
    java, *flags = command_of_window()
    product = flags.pop(flags.index("-cp") + 1)
    flags.remove("-cp")
    jdk = pathlib.Path(java).parent.parent
    tests = class_path_of_tests(jdk)
    with tempfile.TemporaryDirectory() as main_class:
        source = pathlib.Path(__file__).with_name("Session.java")
        tests = ":".join([product, *tests])
        subprocess.run([jdk / "bin" / "javac", "-cp", tests, "-d", main_class, source], check=True)
        SEEN.unlink(missing_ok=True)
        code = subprocess.run(
            # Would not start if the cache were not of use.
            [java, *flags, "-XX:AOTMode=on", "-Dglass.platform=Headless", "-Dprism.order=sw"]
            + [f"-Dworkbench.tour.minutes={arguments.minutes}"]
            + ["-cp", f"{tests}:{main_class}", "Session", TEST],
            cwd=APP,
        ).returncode
    print("\n".join(SEEN.read_text().splitlines()[:LINES]))
    sys.exit(code)


if __name__ == "__main__":
    main()
