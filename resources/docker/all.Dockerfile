# One image with all seven languages, from Debian's packages:
#   docker build -t workbench-languages -f resources/docker/all.Dockerfile resources/docker
# Nothing of the workbench goes in: its launcher is shown to the container when it starts. An image
# needs a shell, and the compilers or interpreters on its PATH.
FROM debian:bookworm-slim
RUN apt-get update \
 && apt-get install -y --no-install-recommends \
      g++ gcc libc6-dev golang-go default-jdk-headless nodejs python3 ruby rustc \
 && rm -rf /var/lib/apt/lists/*
