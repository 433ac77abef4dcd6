import { GetIPSetCommand, UpdateIPSetCommand, WAFOptimisticLockException, WAFV2Client } from "@aws-sdk/client-wafv2";
import { clientOptions, limit, type AwsPlace } from "../../../common/aws/control-clients.js";

/** One for each version of addresses, where it is there. */
export interface AddressSets<Set> {
    readonly ipv4?: Set;
    readonly ipv6?: Set;
}

/** What a set holds, and by what it is known that nobody has changed it since. */
export interface SetContent {
    readonly networks: readonly string[];
    readonly token: string;
}

/** A set of networks that a rule of the firewall blocks. Other people and programs may write to it as well. */
export interface AddressSet {
    read(): Promise<SetContent>;
    /** @returns false where somebody has changed it since it was read, and nothing was written */
    write(content: SetContent): Promise<boolean>;
}

/**
 * An IP set of WAF.
 *
 * @see https://docs.aws.amazon.com/waf/latest/APIReference/API_UpdateIPSet.html
 */
export class WafAddressSet implements AddressSet {
    private readonly client: WAFV2Client;
    private readonly which: { readonly Name: string; readonly Id: string; readonly Scope: "REGIONAL" };

    /** @param arn with name and id as its last parts */
    constructor(place: AwsPlace, arn: string, client?: WAFV2Client) {
        this.client = client ?? new WAFV2Client(clientOptions(place));
        const [Id = "", Name = ""] = arn.split("/").reverse();
        this.which = { Name, Id, Scope: "REGIONAL" };
    }

    public async read(): Promise<SetContent> {
        const { IPSet, LockToken } = await this.client.send(new GetIPSetCommand(this.which), limit());
        if (IPSet?.Addresses === undefined || LockToken === undefined) {
            throw new Error(`WAF answered the IP set ${this.which.Name} without addresses or lock token.`);
        }
        return { networks: IPSet.Addresses, token: LockToken };
    }

    public async write({ networks, token }: SetContent): Promise<boolean> {
        const input = { ...this.which, Addresses: [...networks], LockToken: token };
        try {
            await this.client.send(new UpdateIPSetCommand(input), limit());
            return true;
        } catch (error) {
            if (error instanceof WAFOptimisticLockException) return false;
            throw error;
        }
    }
}
