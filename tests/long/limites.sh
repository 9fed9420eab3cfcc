#!/usr/bin/env bash
# EPREUVES 28: a file of the limit less one byte, the limit, one more, four times and eleven times as much, sent to the portal alone and behind
# deploy/nginx.conf: the same answer and the same sentence. On the way, TLS as that file names it and no other. Needs nginx, openssl and curl.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
for tool in nginx openssl curl; do command -v "$tool" >/dev/null || { echo "$tool is missing: not run"; exit 1; }; done
work=$(mktemp -d)
chmod 711 "$work"
port=$((20000 + RANDOM % 20000)); front=$((port + 1))
trap 'kill ${web:-} ${proxy:-} 2>/dev/null || true; wait 2>/dev/null || true; rm -rf "$work"' EXIT
limit=$((20 * 1024 * 1024))

export ASPNETCORE_ENVIRONMENT=Development BaseDeDonnees__Connexion="Data Source=$work/aap.db" Fichiers__Dossier="$work/fichiers" Proxy__Reseaux__0=127.0.0.1/32
cd "$root/src/AppelAProjets.Web"
dotnet run --no-build -- demo --dossiers 60 --graine 7 >"$work/demo.log"
dotnet run --no-build -- --urls "http://127.0.0.1:$port" >"$work/web.log" 2>&1 & web=$!

openssl req -x509 -newkey rsa:2048 -nodes -days 1 -subj /CN=localhost -keyout "$work/privkey.pem" -out "$work/fullchain.pem" 2>/dev/null
# The second server (port 80) is left out; "http2 on" is younger than some of the nginx that are about.
{ echo "worker_processes 1; pid $work/nginx.pid; error_log $work/nginx.log; daemon off; events {} http { access_log off; client_body_temp_path $work/corps; proxy_temp_path $work/proxy; fastcgi_temp_path $work/a; uwsgi_temp_path $work/b; scgi_temp_path $work/c;"
  sed -e "s#127.0.0.1:8080#127.0.0.1:$port#" -e "s#listen 443 ssl;#listen 127.0.0.1:$front ssl;#" -e '/http2 on;/d' -e "s#/etc/ssl/appel-a-projets#$work#" -e '/listen 80;/,$d' "$root/deploy/nginx.conf" | sed '$d'
  echo "}"; } >"$work/nginx.conf"
nginx -c "$work/nginx.conf" -e "$work/nginx.log" & proxy=$!
curl -skf --retry 60 --retry-all-errors --retry-delay 1 "https://localhost:$front/connexion" >"$work/front"

# TLS: what the proxy names and nothing else.
tls() { openssl s_client -connect "localhost:$front" "$@" </dev/null 2>/dev/null | grep -oE "Cipher is [A-Z0-9_-]+" | sed -n '1{s/.* //;p}'; }
[ "$(tls -tls1_2)" = ECDHE-RSA-AES256-GCM-SHA384 ] || { echo "TLS 1.2 is not with the strongest cipher: $(tls -tls1_2)"; exit 1; }
for weak in AES128-SHA AES256-GCM-SHA384 ECDHE-RSA-AES256-SHA; do [ -z "$(tls -tls1_2 -cipher "$weak:@SECLEVEL=0")" ] || { echo "$weak is taken"; exit 1; }; done
for old in -tls1 -tls1_1; do [ -z "$(tls $old -cipher 'ALL:@SECLEVEL=0')" ] || { echo "TLS $old is taken"; exit 1; }; done

# Headers of 64 kB: a sentence in French from the proxy, which the portal alone, that reads no more of such a request, cannot say.
code=$(curl -sk -o "$work/entetes" -w '%{http_code}' -H "X-Essai: $(head -c 65536 /dev/zero | tr '\0' x)" "https://localhost:$front/connexion")
[ "$code" = 431 ] && grep -q "Cette demande n’est pas lisible" "$work/entetes" || { echo "headers of 64 kB: $code"; exit 1; }

token() { grep -o 'name="__RequestVerificationToken"[^>]*value="[^"]*"' | sed -n '1{s/.*value="//;s/"$//;p}'; }
field() { grep -oE "$1" | sed -n 1p; }

# A page, its table of objects, then the zeros that some programs leave behind.
pdf() {
  local a=$'%PDF-1.4\n' b=$'1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n' c=$'2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n' d=$'3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\n'
  printf '%s%s%s%sxref\n0 4\n0000000000 65535 f \n' "$a" "$b" "$c" "$d"
  printf '%010d 00000 n \n' ${#a} $((${#a} + ${#b})) $((${#a} + ${#b} + ${#c}))
  printf 'trailer<</Root 1 0 R/Size 4>>\nstartxref\n%d\n%%%%EOF\n' $((${#a} + ${#b} + ${#c} + ${#d}))
}

# Signs in, joins a file of each size to the same draft, prints status and sentence.
try() { # base
  local jar=$work/jar page draft action piece; rm -f "$jar"
  local get=(curl -sk -b "$jar" -c "$jar")
  page=$("${get[@]}" "$1/connexion")
  "${get[@]}" -o /dev/null --data-urlencode "Courriel=porteur@demo.example" --data-urlencode "MotDePasse=Demonstration-2028" --data-urlencode "__RequestVerificationToken=$(token <<<"$page")" "$1/connexion"
  page=$("${get[@]}" -L "$1/espace")
  draft=$(field '/espace/dossiers/[0-9a-f-]{36}' <<<"$page")
  page=$("${get[@]}" "$1$draft/pieces")
  action=$(field 'action="/espace/dossiers/[0-9a-f-]{36}/pieces/[0-9a-f-]{36}"' <<<"$page" | sed 's/action="//; s/"$//')
  for size in $((limit - 1)) $limit $((limit + 1)) $((4 * limit)) $((11 * limit)); do
    { pdf; head -c "$size" /dev/zero; } | head -c "$size" >"$work/f.pdf" || true
    code=$("${get[@]}" -H 'Expect:' -o "$work/answer" -w '%{http_code}' -F "__RequestVerificationToken=$(token <<<"$page")" -F "fichier=@$work/f.pdf;type=application/pdf" "$1$action" || true)
    said=$(grep -oE ">[^<]*Ce fichier dépasse[^<]*" "$work/answer" | sed -n '1{s/^>//;s/&#xA0;/ /g;p}' || true)
    echo "$size $code ${said:--}"
  done
}
try "http://localhost:$port" >"$work/alone"
try "https://localhost:$front" >"$work/behind"
cat "$work/alone"
# Eleven times as much never reaches the portal behind the proxy, which answers 413 itself.
diff <(tr '\302\240' '  ' <"$work/alone" | tr -s ' ') <(tr '\302\240' '  ' <"$work/behind" | tr -s ' ') && echo "5 sizes, the same answer alone and behind the proxy"
