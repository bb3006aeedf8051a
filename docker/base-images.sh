#!/usr/bin/env bash
# Makes the base images of docker-compose.yml on a machine that reaches a Debian mirror and Maven
# Central but no image registry: from the distribution's packages, under the names of the official
# ones, with as much of their entry points as VoteStream uses. Where a registry can be reached,
# there is no need for this.
#
#   docker/base-images.sh [SUITE]     a Debian suite with OpenJDK 25, Postgres 18, Redis 8 and an
#                                     nginx of at least 1.27.3; default: forky
#
# Needs root, debootstrap and a running Docker engine with BuildKit. Kafka comes from the jars that
# `./votestream up` has fetched.
set -euo pipefail

suite=${1:-forky}
# The one this machine takes its own packages from, unless another is named.
mirror=${DEBIAN_MIRROR:-$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' |
  grep -m 1 '/debian/$')}
[ -n "$mirror" ] || { echo "Name a mirror: DEBIAN_MIRROR=URL $0" >&2; exit 1; }
project=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
kafka=$project/local-stack/target/lib
[ -e "$kafka/kafka_2.13-4.3.1.jar" ] || { echo "Run ./votestream up once: it fetches Kafka." >&2; exit 1; }

arch=$(dpkg --print-architecture)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

scripts=/usr/share/debootstrap/scripts
[ -e "$scripts/$suite" ] || ln -s sid "$scripts/$suite"
debootstrap --variant=minbase --include=ca-certificates,curl "$suite" "$work/root" "$mirror"
# How this machine reaches its mirrors, and whom it trusts.
cp -a /etc/apt/apt.conf.d/. "$work/root/etc/apt/apt.conf.d/"
cp -a /usr/local/share/ca-certificates/. "$work/root/usr/local/share/ca-certificates/"
chroot "$work/root" update-ca-certificates
tar -C "$work/root" -c . | docker import - votestream-base

# image TAG <Dockerfile: an image on top of the bare system
image() {
  { echo "FROM votestream-base"; cat; } >"$work/Dockerfile"
  docker build --network host -t "$1" -f "$work/Dockerfile" "$work/context"
}
install="apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends"
mkdir "$work/context"

image maven:3-eclipse-temurin-25 <<DOCKERFILE
RUN $install openjdk-25-jdk-headless maven && rm -rf /var/lib/apt/lists/*
ENV JAVA_HOME=/usr/lib/jvm/java-25-openjdk-$arch
DOCKERFILE

image eclipse-temurin:25-jre <<DOCKERFILE
RUN $install openjdk-25-jre-headless && rm -rf /var/lib/apt/lists/*
ENV JAVA_HOME=/usr/lib/jvm/java-25-openjdk-$arch
DOCKERFILE

cat >"$work/context/nginx-entry" <<'ENTRY'
#!/bin/sh
set -e
for template in /etc/nginx/templates/*.template; do
  names=$(env | sed -n 's/^\([A-Za-z_][A-Za-z0-9_]*\)=.*/${\1}/p' | tr '\n' ' ')
  envsubst "$names" <"$template" >"$NGINX_ENVSUBST_OUTPUT_DIR/$(basename "$template" .template)"
done
exec "$@"
ENTRY
image nginx:1.29 <<DOCKERFILE
RUN $install nginx gettext-base && rm -rf /var/lib/apt/lists/*
RUN (getent group nginx || groupadd -g 101 nginx || true) && mkdir -p /etc/nginx/templates
COPY --chmod=755 nginx-entry /docker-entrypoint.sh
ENTRYPOINT ["/docker-entrypoint.sh"]
DOCKERFILE

image redis:8 <<DOCKERFILE
RUN $install redis-server util-linux && rm -rf /var/lib/apt/lists/* \
 && install -d -o redis -g redis /data
USER redis
WORKDIR /data
VOLUME /data
ENTRYPOINT ["/usr/bin/env"]
CMD ["redis-server"]
DOCKERFILE

cat >"$work/context/postgres-entry" <<'ENTRY'
#!/bin/sh
set -e
export PATH=/usr/lib/postgresql/18/bin:$PATH PGDATA=/var/lib/postgresql/18/docker
if [ "$(id -u)" = 0 ]; then
  install -d -o postgres -g postgres -m 700 /var/lib/postgresql/18 "$PGDATA"
  exec setpriv --reuid=postgres --regid=postgres --init-groups "$0" "$@"
fi
if [ ! -s "$PGDATA/PG_VERSION" ]; then
  initdb --username="$POSTGRES_USER" --pwfile="$POSTGRES_PASSWORD_FILE" --auth-host=scram-sha-256
  echo "host all all all scram-sha-256" >>"$PGDATA/pg_hba.conf"
  echo "CREATE DATABASE $POSTGRES_DB" | postgres --single -j postgres
fi
exec postgres -c listen_addresses='*' "$@"
ENTRY
image postgres:18 <<DOCKERFILE
RUN $install postgresql-18 && rm -rf /var/lib/apt/lists/*
ENV PATH=/usr/lib/postgresql/18/bin:\$PATH
RUN install -d -o postgres -g postgres -m 1777 /var/run/postgresql
VOLUME /var/lib/postgresql
COPY --chmod=755 postgres-entry /docker-entrypoint.sh
ENTRYPOINT ["/docker-entrypoint.sh"]
DOCKERFILE

# As in Kafka's own image: its wrapper joins the mounted settings with those of the environment and
# formats the storage.
cp -r "$kafka" "$work/context/libs"
cat >"$work/context/kafka-entry" <<'ENTRY'
#!/bin/bash
set -e
export CLUSTER_ID=${CLUSTER_ID:-5L6g3nShT-eMCtK--X86sw}
classes='/opt/kafka/libs/*'
said=$(java -cp "$classes" kafka.docker.KafkaDockerWrapper setup \
  --default-configs-dir /etc/kafka/docker --mounted-configs-dir /mnt/shared/config \
  --final-configs-dir /opt/kafka/config 2>&1) ||
  grep -qi "already formatted" <<<"$said" || { echo "$said"; exit 1; }
exec java ${KAFKA_HEAP_OPTS:-} -XX:+UseSerialGC -cp "$classes" kafka.Kafka /opt/kafka/config/server.properties
ENTRY
image apache/kafka:4.3.1 <<DOCKERFILE
RUN $install openjdk-25-jre-headless && rm -rf /var/lib/apt/lists/* \
 && useradd --uid 1000 appuser \
 && install -d -o appuser -g appuser /opt/kafka/config /etc/kafka/docker /mnt/shared/config /var/lib/kafka/data \
 && touch /etc/kafka/docker/server.properties /etc/kafka/docker/log4j2.yaml /etc/kafka/docker/tools-log4j2.yaml
COPY libs /opt/kafka/libs
COPY --chmod=755 kafka-entry /etc/kafka/docker/run
USER appuser
VOLUME ["/etc/kafka/secrets", "/mnt/shared/config", "/var/lib/kafka/data"]
CMD ["/etc/kafka/docker/run"]
DOCKERFILE

docker images
