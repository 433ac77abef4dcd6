const { DynamoDBClient, PutItemCommand } = require("@aws-sdk/client-dynamodb");

const state = new DynamoDBClient();
const monthInSeconds = 30 * 24 * 60 * 60;

// S3 may tell of an object more than once, and keys come with plus signs for blanks.
exports.handler = async ({ Records }) => {
    for (const { s3 } of Records) {
        const id = decodeURIComponent(s3.object.key.replaceAll("+", " "));
        const expiresAt = { N: String(Math.floor(Date.now() / 1000) + monthInSeconds) };
        await state.send(
            new PutItemCommand({ TableName: process.env.STATE_TABLE, Item: { id: { S: id }, expiresAt } }),
        );
    }
};
