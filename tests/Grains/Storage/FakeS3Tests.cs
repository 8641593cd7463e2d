using System.Net;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using RedStation.Contracts;
using RedStation.Storage.Media;

namespace RedStation.Tests.Grains.Storage;

/// <summary>The store of the tests refuses what strict stores refuse; otherwise it would prove nothing.</summary>
public sealed class FakeS3Tests : IAsyncLifetime
{
    private FakeS3 s3 = null!;

    public async ValueTask InitializeAsync() => s3 = await FakeS3.Start();

    public ValueTask DisposeAsync() => s3.DisposeAsync();

    /// <summary>The example of Amazon's documentation of version 4 for S3: a GET of the first ten bytes of an object.</summary>
    [Fact]
    public void Signature_OfThePublishedExample_IsWhatWasPublished()
    {
        const string Empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        var headers = new Dictionary<string, string>
        {
            ["host"] = "examplebucket.s3.amazonaws.com",
            ["range"] = "bytes=0-9",
            ["x-amz-content-sha256"] = Empty,
            ["x-amz-date"] = "20130524T000000Z",
        };

        var signature = SignatureV4.Of(
            "GET", "/test.txt", "", headers, Empty, "us-east-1", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");

        Assert.Equal("f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41", signature);
    }

    [Theory]
    [InlineData("wrong-secret", FakeS3.Bucket, FakeS3.Region)]
    [InlineData(FakeS3.SecretKey, "another-bucket", FakeS3.Region)]
    [InlineData(FakeS3.SecretKey, FakeS3.Bucket, "elsewhere")]
    public async Task Put_WithAnotherSecretBucketOrRegion_IsRefused(string secret, string bucket, string region)
    {
        using var store = new S3Media(
            Options.Create(new MediaOptions
            {
                Place = MediaPlace.S3,
                Endpoint = s3.Address,
                Region = region,
                Bucket = bucket,
                AccessKey = FakeS3.AccessKey,
                SecretKey = secret,
            }),
            NullLogger<S3Media>.Instance);

        await Assert.ThrowsAsync<StorageFaultException>(() => store.Put("photos/p1", [1], "image/jpeg"));

        Assert.NotEmpty(s3.Faults);
        Assert.Empty(s3.Objects);
    }

    [Fact]
    public async Task Put_InChunks_IsRefused()
    {
        using var client = new HttpClient();
        using var body = new ByteArrayContent(Encoding.ASCII.GetBytes("1;chunk-signature=0\r\nx\r\n0\r\n"));
        body.Headers.ContentEncoding.Add("aws-chunked");

        var answer = await client.PutAsync(new Uri(s3.Address, $"/{FakeS3.Bucket}/p1"), body, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.StartsWith("a body in chunks", Assert.Single(s3.Faults), StringComparison.Ordinal);
    }
}
