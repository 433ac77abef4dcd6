exports.handler = async () => "one";
