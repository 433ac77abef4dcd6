/** Types of this service that refer to each other. */
export const distributionType = "aws:cloudfront/distribution:Distribution";
export const accessControlType = "aws:cloudfront/originAccessControl:OriginAccessControl";
export const headersPolicyType = "aws:cloudfront/responseHeadersPolicy:ResponseHeadersPolicy";

/** CloudFront's code for a value that it does not take. */
export const invalid = "InvalidArgument";
