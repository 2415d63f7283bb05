# The workbench as a server, with Monolith's protocol at port 8000:
#   installers/build
#   docker build -t afterburner-workbench -f installers/serve.Dockerfile installers/target/packages
#   docker run --rm -p 8000:8000 -e WORKBENCH_TOKEN=... --security-opt seccomp=unconfined \
#     --security-opt apparmor=unconfined --security-opt systempaths=unconfined --cap-add SYS_ADMIN \
#     afterburner-workbench
# The sandbox makes namespaces and mounts inside the container, which is what the options are for:
# programs under test are kept in by the sandbox, not by the container.
ARG BASE=debian:bookworm-slim
FROM $BASE
ARG LANGUAGES="g++ gcc libc6-dev golang-go default-jdk-headless nodejs python3 ruby rustc"
RUN apt-get update \
 && apt-get install -y --no-install-recommends $LANGUAGES \
 && rm -rf /var/lib/apt/lists/*
ADD afterburner-workbench-*-linux-*.tar.gz /opt/
RUN mv /opt/afterburner-workbench-* /opt/workbench && ln -s /opt/workbench/workbench /usr/local/bin/
ENV WORKBENCH_HOME=/data
VOLUME /data
EXPOSE 8000
ENTRYPOINT ["workbench", "serve", "--host", "0.0.0.0"]
