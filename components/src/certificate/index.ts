export { type CertificateArgs, CertificateKeyAlgorithm } from "./args.js";
export { Certificate } from "./certificate.js";
export type { CertificateChildren } from "./children.js";
