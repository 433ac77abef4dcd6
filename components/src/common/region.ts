import * as pulumi from "@pulumi/pulumi";

/** The only region in which CloudFront looks for certificates and firewalls, and in which it publishes its metrics. */
export const edgeRegion = "us-east-1";

const regionName = /^[a-z]{2}(-[a-z]+)+-\d$/;

/** An ARN that must be of one region, and how to say so. */
export interface RegionalArn {
    /** Name of the argument. */
    argument: string;
    arn: pulumi.Input<string>;
    region: string;
    /** Why that region, and what to do, as the end of a sentence. */
    fix: string;
}

/** A finding for `rejectAll` when `region` does not look like the name of one. */
export function regionNameFinding(argument: string, region: string | undefined): string | false {
    return (
        region !== undefined &&
        !regionName.test(region) &&
        `${argument} is "${region}"; use a region such as "eu-west-1".`
    );
}

/** A finding for `rejectAll` when an ARN that is known already is of another region. */
export function regionFinding(wanted: RegionalArn): string | false {
    return typeof wanted.arn === "string" && wrongRegion(wanted, wanted.arn);
}

/**
 * The ARN itself, where it is not known before it exists: what uses it fails with the finding as soon as it turns out to be of another region,
 * where AWS would say less.
 *
 * @param place component and name, as `rejectAll` writes them
 */
export function inRegion(place: string, wanted: RegionalArn): pulumi.Output<string> {
    return pulumi.output(wanted.arn).apply((arn) => {
        const finding = wrongRegion(wanted, arn);
        if (finding === false) return arn;
        throw new pulumi.RunError(`${place}: ${finding}`);
    });
}

function wrongRegion({ argument, region, fix }: RegionalArn, arn: string): string | false {
    const actual = arn.split(":")[3];
    return actual !== region && `${argument} is "${arn}", which is not of ${region}; ${fix}.`;
}
