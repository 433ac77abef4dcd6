// The least that answers a picture over HTTP: Fastify, one route, bytes that are in memory. `node bare-server.cjs FILE` prints its address.
const { readFileSync } = require("node:fs");
const fastify = require("fastify")();

const bytes = readFileSync(process.argv[2]);
fastify.get("/", (_request, reply) => reply.header("content-type", "image/jpeg").send(bytes));
fastify.listen({ host: "127.0.0.1", port: 0 }).then((address) => console.log(address));
