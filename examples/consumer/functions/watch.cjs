// What a bundler makes of a function: one file with everything but the AWS SDK, which the runtime of AWS brings along.
exports.handler = async () => {
    const { status } = await fetch(process.env.SITE);
    if (status !== 200) throw new Error(`${process.env.SITE} answers ${status}`);
};
