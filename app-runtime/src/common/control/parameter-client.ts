import {
    GetParameterCommand,
    PutParameterCommand,
    SSMClient,
    type GetParameterCommandInput,
    type GetParameterCommandOutput,
    type PutParameterCommandInput,
    type PutParameterCommandOutput,
    type SSMClientConfig,
} from "@aws-sdk/client-ssm";
import { clientOptions, type AwsPlace, type CallLimit } from "../aws/control-clients.js";

/** The two calls to Parameter Store that are made. */
export interface ParameterClient {
    getParameter(
        input: GetParameterCommandInput,
        limit: CallLimit,
    ): Promise<Pick<GetParameterCommandOutput, "Parameter">>;
    putParameter(
        input: PutParameterCommandInput,
        limit: CallLimit,
    ): Promise<Pick<PutParameterCommandOutput, "Version">>;
}

/** Calls Parameter Store. By command, because a bundle with the client of all commands would be several times as large. */
export function parameterClient(place: AwsPlace, more: SSMClientConfig = {}): ParameterClient {
    const client = new SSMClient({ ...clientOptions(place), ...more });
    return {
        getParameter: (input, limit) => client.send(new GetParameterCommand(input), limit),
        putParameter: (input, limit) => client.send(new PutParameterCommand(input), limit),
    };
}
