import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Architecture } from "./architecture.js";

const ubuntuRelease = "24.04";

/**
 * The newest image of Ubuntu that Canonical published for the release, looked up at each deploy: its security updates come like a change. It carries
 * Session Manager's agent.
 *
 * @see https://documentation.ubuntu.com/aws/aws-how-to/instances/find-ubuntu-images/
 */
export function newestUbuntuImage(architecture: Architecture, parent: pulumi.Resource): pulumi.Output<string> {
    const name = `/aws/service/canonical/ubuntu/server/${ubuntuRelease}/stable/current/${architecture}/hvm/ebs-gp3/ami-id`;
    const parameter = aws.ssm.getParameterOutput({ name }, { parent });
    // A parameter may be a secret, so the look-up is treated as one. This one is public, and hiding it would hide every change of the image.
    return pulumi.unsecret(parameter.insecureValue);
}
