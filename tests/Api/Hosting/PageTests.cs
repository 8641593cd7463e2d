using System.Net;

namespace RedStation.Tests.Api.Hosting;

[Collection(DemoApiCollection.Name)]
public sealed class PageTests(DemoApiFixture api)
{
    [Theory]
    [InlineData("/")]
    [InlineData("/rider")]
    [InlineData("/dispatch")]
    [InlineData("/station/hz-003")]
    [InlineData("/prices")]
    [InlineData("/prices/edit")]
    [InlineData("/hardship")]
    [InlineData("/platforms")]
    [InlineData("/link")]
    public async Task Page_IsServedWithHeadersThatKeepStrangersOut(string path)
    {
        var page = await api.Anonymous().Get(path);
        // Where the web app was left out of the build, the answer says so.
        if (page.Status != HttpStatusCode.OK)
        {
            page.Refused(HttpStatusCode.NotFound, "web_not_built");
            return;
        }

        Assert.Contains("<!doctype html>", page.Text, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("no-cache", page.Headers.CacheControl!.ToString());
        var policy = Assert.Single(page.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'self'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(page.Headers.GetValues("X-Content-Type-Options")));
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task Json_IsCompressed(string encoding)
    {
        using var client = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.None });
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(api.Anonymous().Client.BaseAddress!, "/api/v1/stations"));
        request.Headers.AcceptEncoding.ParseAdd(encoding);
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal([encoding], response.Content.Headers.ContentEncoding);
    }

    [Fact]
    public async Task Map_IsEmptyByDefault() =>
        Assert.Equal("""{"layers":[]}""", (await api.Anonymous().Get("/api/v1/map")).Is(HttpStatusCode.OK).Text);
}
