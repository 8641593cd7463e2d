using System.Buffers.Text;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Web;

namespace RedStation.Tests.Cluster.Postgres;

/// <summary>A delivery platform that is led to one api and asks the other, as behind a proxy: what was used at one is used at both.</summary>
[Collection(SharedClusterCollection.Name)]
public sealed class PlatformLinkTests(PostgresClusterFixture cluster)
{
    private const string Back = "https://platform.example/back";
    private const string Verifier = "a-verifier-of-forty-three-characters-or-more-0123456789";

    /// <summary>What the proxy in front is called; both are asked by that name.</summary>
    private const string City = "city.example";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Code_OfOneApi_IsGoodOnceAtTheOther_AndARefreshAtBothGivesOneNextAtMost()
    {
        var admin = await Person.SignIn(cluster.Apis[0].Client, "demo-admin");
        var platform = (await admin.Post("/api/v1/platforms", new
        {
            operationId = "platform-of-two-apis",
            name = "两地快送",
            redirectUris = new[] { Back },
            minutesPerMonth = 100,
        })).Body!;
        var basic = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{platform["platform"]!["id"]}:{platform["clientSecret"]}"));
        var rider = await Person.SignIn(cluster.Apis[0].Client, "demo-rider-40");
        var agreed = await Post(0, "/connect/authorize", new AuthenticationHeaderValue("Bearer", rider.Token), new()
        {
            ["client_id"] = (string)platform["platform"]!["id"]!,
            ["redirect_uri"] = Back,
            ["response_type"] = "code",
            ["scope"] = "openid duty offline_access",
            ["state"] = "state",
            ["code_challenge"] = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier))),
            ["code_challenge_method"] = "S256",
            ["agreed"] = "",
        });
        Assert.Equal(HttpStatusCode.OK, agreed.Status);
        var code = HttpUtility.ParseQueryString(new Uri((string)agreed.Body!["redirectTo"]!).Query)["code"]!;
        Dictionary<string, string> exchange = new()
        {
            ["grant_type"] = "authorization_code",
            ["code"] = code,
            ["redirect_uri"] = Back,
            ["code_verifier"] = Verifier,
        };

        var tokens = await Token(1, basic, exchange);

        Assert.Equal(HttpStatusCode.OK, tokens.Status);
        var asPlatform = new Person(cluster.Apis[0].Client, (string)tokens.Body!["access_token"]!);
        Assert.Equal(HttpStatusCode.OK, (await asPlatform.Get("/api/v1/platform/rider")).Status);
        var both = await Task.WhenAll(Enumerable.Range(0, 8).Select(number => Token(number % 2, basic, new()
        {
            ["grant_type"] = "refresh_token",
            ["refresh_token"] = (string)tokens.Body!["refresh_token"]!,
        })));
        // Shown more than once, it is taken for stolen: one answer at most is a token, and what it gave ends with it, at either.
        var given = both.Where(answer => answer.Status == HttpStatusCode.OK).ToList();
        Assert.InRange(given.Count, 0, 1);
        Assert.All(both.Except(given), answer => Assert.Equal("invalid_grant", (string?)answer.Body!["error"]));
        foreach (var access in given.Prepend(tokens).Select(answer => (string)answer.Body!["access_token"]!))
        {
            foreach (var api in cluster.Apis)
            {
                Assert.Equal(HttpStatusCode.Unauthorized, (await new Person(api.Client, access).Get("/api/v1/platform/rider")).Status);
            }
        }

        Assert.Equal("invalid_grant", (string?)(await Token(0, basic, exchange)).Body!["error"]);
    }

    private Task<(HttpStatusCode Status, JsonNode? Body)> Token(int api, string basic, Dictionary<string, string> form) =>
        Post(api, "/connect/token", new AuthenticationHeaderValue("Basic", basic), form);

    private async Task<(HttpStatusCode Status, JsonNode? Body)> Post(
        int api, string path, AuthenticationHeaderValue who, Dictionary<string, string> form)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative)) { Content = new FormUrlEncodedContent(form) };
        request.Headers.Host = City;
        request.Headers.Authorization = who;
        using var answer = await cluster.Apis[api].Client.SendAsync(request, Stop);
        return (answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync(Stop)));
    }
}
