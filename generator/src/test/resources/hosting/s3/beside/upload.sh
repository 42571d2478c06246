#!/bin/sh
# usage: upload.sh FOLDER BUCKET [DISTRIBUTION]
set -eu
folder=$1
bucket=$2
aws s3 sync "$folder" "s3://$bucket" --exclude '*' --include 'assets/*' --cache-control 'public, max-age=31536000, immutable'
aws s3 sync "$folder" "s3://$bucket" --exclude '*' --include 'media/*' --cache-control 'public, max-age=31536000, immutable'
aws s3 sync "$folder" "s3://$bucket" --exclude 'assets/*' --exclude 'media/*' --exclude 'robots.txt' --exclude 'sitemap*' --cache-control 'public, max-age=0, must-revalidate' --delete
aws s3 sync "$folder" "s3://$bucket" --exclude '*' --include 'robots.txt' --cache-control 'public, max-age=3600'
aws s3 sync "$folder" "s3://$bucket" --exclude '*' --include 'sitemap*' --cache-control 'public, max-age=3600'
if [ $# -gt 2 ]; then
  aws cloudfront create-invalidation --distribution-id "$3" --paths '/*'
fi
