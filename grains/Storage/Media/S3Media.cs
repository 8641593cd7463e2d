using System.Net;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Microsoft.Extensions.Options;
using RedStation.Contracts;

namespace RedStation.Storage.Media;

/// <summary>
/// Photos and recordings in a store that speaks S3. Objects are put whole with a signed digest: several stores do not understand the chunked bodies
/// with a checksum behind them that the client would send by itself.
/// </summary>
public sealed partial class S3Media : IMediaStore, IDisposable
{
    /// <summary>More than any of ours has, in bytes: what somebody else put there fills no memory.</summary>
    private const long MostBytes = 16 * 1024 * 1024;

    private readonly AmazonS3Client client;
    private readonly string bucket;
    private readonly ILogger<S3Media> logger;

    /// <summary>Makes a client; nothing is asked yet.</summary>
    public S3Media(IOptions<MediaOptions> options, ILogger<S3Media> logger)
    {
        var media = options.Value;
        this.logger = logger;
        bucket = media.Bucket!;
        client = new AmazonS3Client(new BasicAWSCredentials(media.AccessKey, media.SecretKey), new AmazonS3Config
        {
            ServiceURL = media.Endpoint!.AbsoluteUri,
            AuthenticationRegion = media.Region,
            ForcePathStyle = media.PathStyle,
            Timeout = media.Timeout,
            MaxErrorRetry = 2,
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
        });
    }

    /// <inheritdoc/>
    public MediaPlace Place => MediaPlace.S3;

    /// <inheritdoc/>
    public Task Put(string key, byte[] bytes, string contentType) => Translated("keep", key, async () =>
    {
        using var body = new MemoryStream(bytes, writable: false);
        await client.PutObjectAsync(new PutObjectRequest
        {
            BucketName = bucket,
            Key = key,
            InputStream = body,
            ContentType = contentType,
            UseChunkEncoding = false,
        });
        return bytes;
    });

    /// <inheritdoc/>
    public Task<byte[]?> Get(string key) => Translated("read", key, async () =>
    {
        try
        {
            using var answer = await client.GetObjectAsync(bucket, key);
            if (answer.ContentLength > MostBytes)
            {
                throw new IOException($"The object has {answer.ContentLength} bytes.");
            }

            var bytes = new byte[answer.ContentLength];
            await answer.ResponseStream.ReadExactlyAsync(bytes);
            return bytes;
        }
        catch (AmazonS3Exception missing) when (missing is { StatusCode: HttpStatusCode.NotFound, ErrorCode: "NoSuchKey" })
        {
            return null;
        }
    });

    /// <inheritdoc/>
    public Task Delete(string key) => Translated("remove", key, async () =>
    {
        await client.DeleteObjectAsync(bucket, key);
        return null;
    });

    /// <inheritdoc/>
    public void Dispose() => client.Dispose();

    private async Task<byte[]?> Translated(string what, string key, Func<Task<byte[]?>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception exception) when (
            exception is AmazonServiceException or AmazonClientException or HttpRequestException or IOException or OperationCanceledException)
        {
            LogFault(exception, what, key);
            throw new StorageFaultException($"The store of photos and recordings failed to {what} {key}.");
        }
    }

    [LoggerMessage(LogLevel.Error, "The store of photos and recordings failed to {What} {Key}")]
    private partial void LogFault(Exception exception, string what, string key);
}
