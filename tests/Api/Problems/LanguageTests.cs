using System.Collections;
using System.Globalization;
using System.Resources;
using RedStation.Api.Accounts;
using RedStation.Api.Http.Problems;
using RedStation.Contracts.Riders;
using RedStation.Contracts.Stations;
using RedStation.Contracts.Tasks;
using RedStation.Tests.Api.Hosting;

namespace RedStation.Tests.Api.Problems;

[Collection(DemoApiCollection.Name)]
public sealed class LanguageTests(DemoApiFixture api)
{
    [Theory]
    [InlineData(null, "没有这个驿站")]
    [InlineData("zh-CN,zh;q=0.9,en;q=0.8", "没有这个驿站")]
    [InlineData("zh-TW", "没有这个驿站")]
    [InlineData("en-US,en;q=0.9", "No such station")]
    [InlineData("en", "No such station")]
    [InlineData("fr", "没有这个驿站")]
    [InlineData("not a language", "没有这个驿站")]
    public async Task Title_FollowsTheCaller(string? language, string title)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/stations/none");
        if (language is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept-Language", language);
        }

        var reply = await api.Anonymous().Send(request);
        Assert.Equal(
            (title, "urn:redstation:problem:station_not_found", 404),
            ((string?)reply.Json["title"], (string?)reply.Json["type"], (int)reply.Json["status"]!));
    }

    [Fact]
    public void EveryRefusal_HasATextInBothLanguages()
    {
        IEnumerable<string> codes =
        [
            .. Enum.GetValues<StationRefusal>().Select(RefusalCodes.Of), .. Enum.GetValues<RiderRefusal>().Select(RefusalCodes.Of),
            .. Enum.GetValues<TaskRefusal>().Select(RefusalCodes.Of), .. Enum.GetValues<SignInRefusal>().Select(RefusalCodes.Of),
        ];
        Assert.All(codes, code => Assert.Multiple(
            () => Assert.NotEqual(code, ProblemTexts.Of(code, CultureInfo.GetCultureInfo("zh-CN")).Title),
            () => Assert.NotEqual(
                ProblemTexts.Of(code, CultureInfo.GetCultureInfo("zh-CN")), ProblemTexts.Of(code, CultureInfo.GetCultureInfo("en")))));
    }

    [Fact]
    public void BothLanguages_HaveTheSameTexts()
    {
        var resources = new ResourceManager("RedStation.Api.Http.Problems.ProblemTexts", typeof(ProblemTexts).Assembly);
        Assert.Equal(Keys(resources, CultureInfo.InvariantCulture), Keys(resources, CultureInfo.GetCultureInfo("en")));
    }

    private static IEnumerable<string> Keys(ResourceManager resources, CultureInfo language) =>
        resources.GetResourceSet(language, true, false)!.Cast<DictionaryEntry>().Select(entry => (string)entry.Key).Order();
}
