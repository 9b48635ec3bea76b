// Serves the bare Next application in as many processes as Strongroom gets.
import cluster from "node:cluster";
import http from "node:http";
import next from "next";

if (cluster.isPrimary) {
  for (let n = 0; n < Number(process.env.PROCESSES ?? 2); n += 1) cluster.fork();
} else {
  const application = next({ dev: false, dir: import.meta.dirname });
  await application.prepare();
  const handle = application.getRequestHandler();
  http
    .createServer((request, response) => void handle(request, response))
    .listen(Number(process.env.PORT), "127.0.0.1");
}
