package dev.vitrine.deploy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.Delete;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * A bucket of a service that speaks the protocol of Amazon S3. Credentials come from the environment or the other places where the SDK looks for them; they are
 * neither read nor shown here.
 */
final class BucketStore implements Store {

    /** Files up to this size are sent from memory, with their checksum; larger ones from the disk. */
    private static final long IN_MEMORY = 16L << 20;

    /** Keys that one request may remove. */
    private static final int MOST_REMOVED = 1000;

    /** Where the state lies: within the prefix of the site, under a name that no page has. */
    private static final String STATE = ".vitrine/";

    private static final String AGAIN = "run the same command again: what is there is not sent a second time";

    private final S3Client client;
    private final String bucket;
    private final String prefix;

    private BucketStore(S3Client client, String bucket, String prefix) {
        this.client = client;
        this.bucket = bucket;
        this.prefix = prefix;
    }

    /**
     * A bucket.
     *
     * @param prefix what keys begin with: empty, or ending with a slash
     * @param endpoint the address of another service than Amazon's
     * @param region where the SDK does not find it by itself
     */
    static BucketStore open(String bucket, String prefix, Optional<URI> endpoint, Optional<String> region)
            throws DeployFailure {
        try {
            S3ClientBuilder builder = S3Client.builder()
                    .httpClientBuilder(UrlConnectionHttpClient.builder()
                            .connectionTimeout(Duration.ofSeconds(20))
                            .socketTimeout(Duration.ofSeconds(60)))
                    .overrideConfiguration(settings -> settings.retryStrategy(RetryMode.STANDARD))
                    // Newer checksums are unknown to many services; what is sent from memory has the old one.
                    .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                    .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
            endpoint.ifPresent(address -> builder.endpointOverride(address).forcePathStyle(true));
            region.or(() -> endpoint.map(address -> "us-east-1"))
                    .map(Region::of)
                    .ifPresent(builder::region);
            return new BucketStore(builder.build(), bucket, prefix);
        } catch (SdkException e) {
            throw explained("use the bucket " + bucket, bucket, e);
        }
    }

    private static DeployFailure explained(String what, String bucket, SdkException e) {
        if (e instanceof AwsServiceException service && service.awsErrorDetails() != null) {
            String code = String.valueOf(service.awsErrorDetails().errorCode());
            String said = "cannot " + what + ": the service answered " + service.statusCode() + " " + code;
            return switch (code) {
                case "NoSuchBucket" ->
                    DeployFailure.failed(
                            "there is no bucket " + bucket,
                            "make it first, or mend its name, the region or the endpoint");
                case "AccessDenied",
                        "InvalidAccessKeyId",
                        "SignatureDoesNotMatch",
                        "ExpiredToken",
                        "AllAccessDisabled" ->
                    DeployFailure.failed(
                            said,
                            "the credentials of the environment may not do this: they need s3:ListBucket, s3:GetObject,"
                                    + " s3:PutObject and s3:DeleteObject on the bucket");
                case "PermanentRedirect", "AuthorizationHeaderMalformed" ->
                    DeployFailure.failed(said, "the bucket is in another region; name it by --region");
                default -> DeployFailure.failed(said, AGAIN);
            };
        }
        String message = String.valueOf(e.getMessage());
        if (message.contains("Unable to load credentials")) {
            return DeployFailure.failed(
                    "cannot " + what + ": no credentials were found",
                    "set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY in the environment, or a profile by AWS_PROFILE");
        }
        if (message.contains("Unable to load region")) {
            return DeployFailure.failed(
                    "cannot " + what + ": no region was found", "name it by --region, such as --region eu-central-1");
        }
        if (e instanceof SdkClientException && e.getCause() instanceof IOException network) {
            return DeployFailure.failed(
                    "cannot " + what + ": the connection failed ("
                            + network.getClass().getSimpleName() + ")",
                    AGAIN);
        }
        return DeployFailure.failed("cannot " + what + ": " + e.getClass().getSimpleName(), AGAIN);
    }

    /** What may be answered by an error of the service. */
    @FunctionalInterface
    private interface Asked<T> {
        T ask() throws IOException;
    }

    private <T> T ask(String what, Asked<T> asked) throws DeployFailure {
        try {
            return asked.ask();
        } catch (SdkException e) {
            throw explained(what, bucket, e);
        } catch (IOException e) {
            throw DeployFailure.failed(
                    "cannot " + what + ": " + e.getMessage(), "build the site again, then run this again");
        }
    }

    private String key(Area area, String key) {
        return area == Area.SITE ? prefix + key : prefix + STATE + key;
    }

    @Override
    public String name() {
        return "s3://" + bucket + "/" + prefix;
    }

    @Override
    public Optional<Text> text(String key) throws DeployFailure {
        return ask("read " + name() + STATE + key, () -> {
            try {
                var found = client.getObjectAsBytes(get -> get.bucket(bucket).key(key(Area.STATE, key)));
                return Optional.of(new Text(
                        found.asUtf8String(), String.valueOf(found.response().eTag())));
            } catch (NoSuchKeyException e) {
                return Optional.empty();
            }
        });
    }

    private PutObjectRequest.Builder text(String key, String contentType) {
        return PutObjectRequest.builder()
                .bucket(bucket)
                .key(key(Area.STATE, key))
                .contentType(contentType)
                .cacheControl("no-store");
    }

    @Override
    public void write(String key, String text) throws DeployFailure {
        ask(
                "write " + name() + STATE + key,
                () -> client.putObject(text(key, "text/plain; charset=utf-8").build(), RequestBody.fromString(text)));
    }

    @Override
    public boolean replace(String key, String text, Optional<Text> before) throws DeployFailure {
        return ask("write " + name() + STATE + key, () -> {
            PutObjectRequest.Builder request = text(key, "text/plain; charset=utf-8");
            if (before.isPresent()) {
                request.ifMatch(before.get().mark());
            } else {
                request.ifNoneMatch("*");
            }
            try {
                client.putObject(request.build(), RequestBody.fromString(text));
                return true;
            } catch (AwsServiceException e) {
                if (e.statusCode() == 412 || e.statusCode() == 409) {
                    return false;
                }
                if (e.statusCode() != 501) {
                    throw e;
                }
            }
            // A service without conditional writes: the last of two deploys at the same time wins.
            client.putObject(text(key, "text/plain; charset=utf-8").build(), RequestBody.fromString(text));
            return true;
        });
    }

    @Override
    public void put(String key, Path file, FileHeaders headers) throws DeployFailure {
        ask("send " + key, () -> {
            PutObjectRequest.Builder request = PutObjectRequest.builder()
                    .bucket(bucket)
                    .key(key(Area.SITE, key))
                    .contentType(headers.contentType())
                    .cacheControl(headers.cacheControl());
            if (Files.size(file) > IN_MEMORY) {
                return client.putObject(request.build(), RequestBody.fromFile(file));
            }
            byte[] bytes = Files.readAllBytes(file);
            request.contentMD5(Md5.base64(bytes));
            return client.putObject(request.build(), RequestBody.fromBytes(bytes));
        });
    }

    @Override
    public void copy(Area from, String fromKey, Area to, String toKey) throws DeployFailure {
        ask(
                "copy " + fromKey,
                () -> client.copyObject(copy -> copy.sourceBucket(bucket)
                        .sourceKey(key(from, fromKey))
                        .destinationBucket(bucket)
                        .destinationKey(key(to, toKey))));
    }

    @Override
    public void remove(Area area, Collection<String> keys) throws DeployFailure {
        List<String> all = List.copyOf(keys);
        for (int from = 0; from < all.size(); from += MOST_REMOVED) {
            List<ObjectIdentifier> some = new ArrayList<>();
            for (String key : all.subList(from, Math.min(from + MOST_REMOVED, all.size()))) {
                some.add(ObjectIdentifier.builder().key(key(area, key)).build());
            }
            DeleteObjectsResponse done = ask(
                    "remove files",
                    () -> client.deleteObjects(request -> request.bucket(bucket)
                            .delete(Delete.builder().objects(some).quiet(true).build())));
            if (done.hasErrors()) {
                throw DeployFailure.failed(
                        "cannot remove " + done.errors().get(0).key() + ": the service answered "
                                + done.errors().get(0).code(),
                        AGAIN);
            }
        }
    }

    @Override
    public Map<String, Found> list(Area area, String below) throws DeployFailure {
        String start = key(area, below);
        String state = prefix + STATE;
        int cut = key(area, "").length();
        return ask("list " + name(), () -> {
            Map<String, Found> found = new TreeMap<>();
            client.listObjectsV2Paginator(ListObjectsV2Request.builder()
                            .bucket(bucket)
                            .prefix(start)
                            .build())
                    .contents()
                    .forEach(object -> {
                        if (area == Area.STATE || !object.key().startsWith(state)) {
                            found.put(object.key().substring(cut), new Found(object.size(), md5(object)));
                        }
                    });
            return found;
        });
    }

    /** The mark of a file that was sent in one piece is the MD5 of its bytes, unless the bucket encrypts with keys of its own. */
    private static Optional<String> md5(S3Object object) {
        String mark = String.valueOf(object.eTag()).replace("\"", "").toLowerCase(Locale.ROOT);
        return mark.matches("[0-9a-f]{32}") ? Optional.of(mark) : Optional.empty();
    }

    @Override
    public void close() {
        client.close();
    }
}
