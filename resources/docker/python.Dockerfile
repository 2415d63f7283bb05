# Python with libraries, as an example of an image of one's own:
#   docker build -t workbench-python -f resources/docker/python.Dockerfile resources/docker
FROM python:3.12-slim-bookworm
RUN pip install --no-cache-dir numpy sortedcontainers
