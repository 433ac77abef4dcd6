// What the engine, the language host and the SDK cost without us: bare resources, nothing decided, nothing checked.
const aws = require("@pulumi/aws");

for (let index = 0; index < Number(process.env.EVENKEEL_BENCH_RESOURCES); index++) {
    new aws.sns.Topic(`topic-${index}`);
}
