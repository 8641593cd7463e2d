using System.Net;
using System.Net.Http.Json;
using RedStation.Tests.Api.Hosting;

namespace RedStation.Tests.Api.PersonalData;

/// <summary>The demo's people need no account to sign in; who of them was erased is nobody all the same.</summary>
[Collection(DemoApiCollection.Name)]
public sealed class ErasedDemoRiderTests(DemoApiFixture api)
{
    [Fact]
    public async Task Rider_OfTheDemo_WhoWasErased_SignsInNoMore()
    {
        var grant = new { grant = "demo", subject = "demo-rider-59" };
        var before = (await api.Anonymous().Post("/api/v1/auth/token", grant)).Is(HttpStatusCode.OK).Json;
        var rider = api.With((string)before["accessToken"]!);
        var name = (string)(await rider.Get("/api/v1/riders/me/erasure")).Is(HttpStatusCode.OK).Json["displayName"]!;

        var erasing = new HttpRequestMessage(HttpMethod.Delete, "/api/v1/riders/me") { Content = JsonContent.Create(new { confirmation = name }) };
        (await rider.Send(erasing)).Is(HttpStatusCode.Accepted);

        await Until.True(
            async () => (await api.Anonymous().Post("/api/v1/auth/token", grant)).Status == HttpStatusCode.Unauthorized, "nobody under the id");
        (await api.Anonymous().Post("/api/v1/auth/token", grant)).Refused(HttpStatusCode.Unauthorized, "sign_in_failed");
    }
}
