import { type BootPlan, placesOf } from "./boot-plan.js";
import { renderOwnAnswers, renderOwnWords } from "./own-answers.js";
import { renderTls } from "./tls.js";

/** Port on which nginx waits for the load balancer, which speaks TLS to it. */
export const nginxPort = 443;
/**
 * Where nginx is asked whether the instance serves, whatever path of the application answers that. The load balancer asks all instances at one path: were it
 * the application's, then another one would make it take those that do not know it yet for sick, before new ones are there.
 */
export const healthCheckPath = "/health";
/** Command that asks nginx on the instance itself. Nobody vouches for its certificate, see `tls.ts`. */
export const askNginx = `curl -fsSk --max-time 2 -o /dev/null 'https://127.0.0.1:${nginxPort}${healthCheckPath}'`;

type NginxPlan = Pick<
    BootPlan,
    "name" | "port" | "healthPath" | "networkRanges" | "requestLimits" | "neverLimit" | "maximumBodyMegabytes"
>;

/**
 * nginx in front of the application: TLS ended, connections kept, what may be cached cached, floods answered with 429, every
 * request logged.
 *
 * The load balancer closes idle connections after 60 seconds, so nginx must keep them longer, and give up on the
 * application sooner.
 *
 * Bodies go on as they come: an upload is not written to the instance's volume before the application may refuse it, and then once more by the application. Who sends slowly holds a
 * connection of the application, and is given up after 30 seconds without a byte.
 *
 * The cache has no lock: whoever waits for another request to fill it looks again every half second, up to five seconds, and an answer that may not be kept never fills it.
 *
 * @see https://nginx.org/en/docs/http/ngx_http_core_module.html
 * @see https://nginx.org/en/docs/http/ngx_http_proxy_module.html#proxy_request_buffering
 */
export function renderNginx(plan: NginxPlan): string {
    const { accessLog, errorLog } = placesOf(plan.name);
    const { perSecond, burst, atOnce } = plan.requestLimits;
    return `user www-data;
worker_processes auto;
worker_rlimit_nofile 65536;
pid /run/nginx.pid;
error_log ${errorLog} warn;
include /etc/nginx/modules-enabled/*.conf;

events {
    worker_connections 8192;
}

http {
    include /etc/nginx/mime.types;
    default_type application/octet-stream;
    sendfile on;
    tcp_nopush on;
    server_tokens off;
    keepalive_timeout 75s;
    keepalive_requests 10000;
    client_max_body_size ${plan.maximumBodyMegabytes}m;
    client_body_timeout 30s;
    client_header_timeout 15s;

    # Who asks is in the last entry that the load balancer adds; entries before it are the client's own claims.
    ${plan.networkRanges.map((range) => `set_real_ip_from ${range};`).join("\n    ")}
    real_ip_header X-Forwarded-For;

    # Without the query, which may carry what nobody should read in a log.
    log_format request escape=json '{"time":"$time_iso8601","client":"$remote_addr","method":"$request_method",'
        '"host":"$host","uri":"$uri","status":$status,"bytes":$body_bytes_sent,"seconds":$request_time,'
        '"upstreamSeconds":"$upstream_response_time","cache":"$upstream_cache_status","agent":"$http_user_agent",'
        '"trace":"$http_x_amzn_trace_id"}';
    access_log ${accessLog} request;

    ${renderCounted(plan.neverLimit)}
    limit_req_zone $counted zone=visitors:10m rate=${perSecond}r/s;
    limit_conn_zone $counted zone=connections:10m;
    limit_req_status 429;
    limit_conn_status 429;

    ${renderOwnWords()}

    # The port that the visitor gave, where it belongs to the host that nginx found and checked.
    map "$host $http_host" $port_given {
        "~*^(\\S+) \\1(:\\d+)$" $2;
    }

    # Only what the application marks as cacheable is kept; what belongs to one user never is.
    proxy_cache_path /var/cache/nginx levels=1:2 keys_zone=responses:10m max_size=1g inactive=1h use_temp_path=off;
    proxy_cache_key $http_x_forwarded_proto://$host$port_given$request_uri;

    upstream application {
        server 127.0.0.1:${plan.port};
        keepalive 64;
    }

    server {
        listen ${nginxPort} ssl default_server;
        ${renderTls(plan.name)}
        if ($host = "") {
            return 400;
        }

        # What nginx says itself. Answers of the application keep their own headers: a place with an add_header takes over none from here.
        ${renderOwnAnswers()}

        proxy_http_version 1.1;
        proxy_set_header Connection "";
        proxy_set_header Host $host$port_given;
        proxy_set_header X-Real-IP $remote_addr;
        proxy_set_header X-Forwarded-For $remote_addr;
        proxy_set_header X-Request-Id $request_id;
        proxy_set_header X-Forwarded-Proto $http_x_forwarded_proto;
        proxy_request_buffering off;
        proxy_connect_timeout 3s;
        proxy_read_timeout 55s;

        # Asked by the load balancer every few seconds: not limited, not cached, not logged.
        location = ${healthCheckPath} {
            access_log off;
            add_header X-Cache $upstream_cache_status;
            proxy_pass http://application${plan.healthPath};
        }

        location / {
            limit_req zone=visitors burst=${burst} nodelay;
            limit_conn connections ${atOnce};
            add_header X-Cache $upstream_cache_status;
            proxy_cache responses;
            proxy_cache_revalidate on;
            proxy_cache_use_stale error timeout updating http_502 http_503 http_504;
            proxy_cache_bypass $http_authorization $http_cookie;
            proxy_no_cache $http_authorization $http_cookie;
            proxy_pass http://application;
        }
    }
}
`;
}

/**
 * The variable by which requests are counted. Those for which it is empty are not. There may be fifty ranges, for which user data has little room.
 *
 * @see https://nginx.org/en/docs/http/ngx_http_geo_module.html
 */
function renderCounted(neverLimit: readonly string[]): string {
    const ranges = neverLimit.map((range) => `${range.replace(/\/32$/, "")} 0;`).join("");
    return `geo $limited {
        default 1;${ranges === "" ? "" : `\n        ${ranges}`}
    }
    map $limited $counted {
        0 "";
        1 $binary_remote_addr;
    }`;
}
