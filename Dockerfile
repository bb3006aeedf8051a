# All images of VoteStream: the services (target `service`, argument SERVICE) and the edge (target
# `edge`). Both are built from source in one shared stage.

FROM maven:3-eclipse-temurin-25 AS build
WORKDIR /source
COPY . .
RUN --mount=type=cache,target=/maven \
    mvn -B -ntp -T1C package -Dmaven.repo.local=/maven -Dmaven.test.skip=true -DskipChecks \
      -pl ingest-service,tally-streams,query-service,push-service,web -am

FROM eclipse-temurin:25-jre AS service
ARG SERVICE
WORKDIR /app
# What changes seldom comes first, so that a new version of the code is a small layer.
COPY --from=build /source/${SERVICE}/target/lib lib
COPY jvm/service.options jvm/${SERVICE}.options ./
COPY --from=build /source/${SERVICE}/target/${SERVICE}.jar service.jar
# The start cache (JEP 514) is made where it is used: it holds for just this JVM and these jars. The
# run ends when everything is wired, before it asks any other part for anything.
RUN cat ${SERVICE}.options >> service.options \
    && VOTESTREAM_SECRET=00000000000000000000000000000000 STATE_DIR=/tmp/state \
       java @service.options -XX:AOTCacheOutput=service.aot -Dspring.context.exit=onRefresh -jar service.jar \
    && install -d -o 10001 -g 10001 /state
USER 10001:10001
ENV STATE_DIR=/state
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=3s --start-period=90s --start-interval=2s --retries=3 \
    CMD ["curl", "-fsS", "-o", "/dev/null", "--max-time", "2", "http://127.0.0.1:9090/actuator/health/readiness"]
ENTRYPOINT ["java", "@service.options", "-XX:AOTCache=service.aot", "-jar", "service.jar"]

FROM nginx:1.29 AS edge
COPY nginx/nginx.conf.template /etc/nginx/templates/nginx.conf.template
COPY --chmod=755 nginx/settings.envsh /docker-entrypoint.d/18-settings.envsh
COPY --from=build /source/web/target/site /usr/share/votestream
