// What a bundler makes of a function: one file with everything but the AWS SDK, which the runtime of AWS brings along.
const { AthenaClient, StartQueryExecutionCommand } = require("@aws-sdk/client-athena");

exports.handler = async () => {
    const { HISTORY_WORKGROUP, HISTORY_DATABASE, HISTORY_TABLE } = process.env;
    const { QueryExecutionId } = await new AthenaClient().send(
        new StartQueryExecutionCommand({
            WorkGroup: HISTORY_WORKGROUP,
            QueryExecutionContext: { Database: HISTORY_DATABASE },
            QueryString: `SELECT request_url, count(*) AS failed FROM ${HISTORY_TABLE}
                          WHERE day >= date_format(current_date - interval '7' day, '%Y/%m/%d') AND elb_status_code >= 500
                          GROUP BY request_url ORDER BY failed DESC LIMIT 10`,
        }),
    );
    console.log(JSON.stringify({ QueryExecutionId }));
};
