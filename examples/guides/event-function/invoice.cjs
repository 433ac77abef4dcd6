// Reads the orders that a topic tells of; what it throws, AWS tries again and then keeps.
exports.handler = async ({ Records }) => {
    for (const { Sns } of Records)
        console.log({ order: JSON.parse(Sns.Message).id, database: process.env.DATABASE_HOST });
};
