// @ts-check

/** Where the stations' server is. Its host must be a 业务域名 of your mini-program, see README.md. */
const SERVER = 'https://stations.example';

module.exports = { SERVER };
