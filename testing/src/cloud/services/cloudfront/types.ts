/** Types of this service that refer to each other. */
export const distributionType = "aws:cloudfront/distribution:Distribution";
export const accessControlType = "aws:cloudfront/originAccessControl:OriginAccessControl";

/** CloudFront's code for a value that it does not take. */
export const invalid = "InvalidArgument";
