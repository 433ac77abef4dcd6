import type * as pulumi from "@pulumi/pulumi";
import type { AlarmTuningArgs } from "../common/alarm-tuning.js";

/** The kind of key that a certificate is made for. A const object, because other Pulumi languages cannot receive string unions. */
export const CertificateKeyAlgorithm = {
    /** Every client and every AWS service takes it. */
    Rsa2048: "RSA_2048",
    /** Smaller and faster in the handshake. */
    EcdsaP256: "EC_prime256v1",
    /** For rules that ask for more than 128 bits of security. Not every AWS service takes it. */
    EcdsaP384: "EC_secp384r1",
} as const;
export type CertificateKeyAlgorithm = (typeof CertificateKeyAlgorithm)[keyof typeof CertificateKeyAlgorithm];

export interface CertificateArgs {
    /**
     * Name that the certificate is for, such as `www.example.com` or `*.example.com`, in lower case. At most 64 characters. Another name makes another
     * certificate first; the old one goes when nothing uses it any more.
     */
    domainName: string;

    /**
     * More names that the certificate is for, each at most 253 characters long. An account may have 10 names in a certificate until it asks
     * AWS for more, and never more than 100. Changing them makes another certificate first.
     * @default none
     * @see https://docs.aws.amazon.com/acm/latest/userguide/acm-limits.html
     */
    alternativeNames?: string[];

    /**
     * Public Route 53 zone that all the names are in. The records by which ACM sees that they are yours are made there and stay: ACM reads them
     * again before each renewal. Certificates of one account for the same name share a record; when one of them is destroyed, run
     * `pulumi up --refresh` where another is left, which makes it again.
     * @see https://docs.aws.amazon.com/acm/latest/userguide/dns-validation.html
     */
    hostedZoneId: pulumi.Input<string>;

    /**
     * Region of the certificate, which is the region of what uses it: `us-east-1` for CloudFront. Changing it makes another certificate there first.
     * @default the provider's region
     * @see https://docs.aws.amazon.com/acm/latest/userguide/acm-regions.html
     */
    region?: string;

    /**
     * Kind and length of the certificate's key. Changing it makes another certificate first.
     * @default CertificateKeyAlgorithm.Rsa2048
     * @see https://docs.aws.amazon.com/acm/latest/userguide/acm-certificate-characteristics.html
     */
    keyAlgorithm?: CertificateKeyAlgorithm;

    /** Topic that receives the alarms. It must be in the region of the certificate. */
    alarmTopicArn: pulumi.Input<string>;

    /**
     * Changes alarms by role, sends them to another topic, or silences them with a reason. The only role is `expiry`.
     * @default every alarm as it is
     */
    alarms?: Record<string, AlarmTuningArgs>;

    /** Put on everything that can be tagged. */
    tags?: Record<string, pulumi.Input<string>>;
}
