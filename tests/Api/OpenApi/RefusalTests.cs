using RedStation.Api.Accounts;
using RedStation.Api.Http.Problems;
using RedStation.Contracts.Cases;
using RedStation.Contracts.Devices;
using RedStation.Contracts.Exchange;
using RedStation.Contracts.Riders;
using RedStation.Contracts.Stations;
using RedStation.Contracts.Tasks;
using RedStation.Tests.Api.Hosting;

namespace RedStation.Tests.Api.OpenApi;

/// <summary>Runs when all other tests have: it looks at what they saw.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class LastCollection
{
    /// <summary>The collection's name.</summary>
    public const string Name = "last";
}

/// <summary>
/// What a call can answer is documented, and what is documented can be answered: the tests of this suite are the witnesses. Only a whole run sees all
/// refusals, so the test that asks for each runs when asked for, as <c>tests/run.sh</c> does: <c>dotnet run --project tests/Api -- -explicit on</c>.
/// </summary>
[Collection(LastCollection.Name)]
public sealed class RefusalTests
{
    /// <summary>Refusals between grains that nobody outside is told by that name, and what they are told.</summary>
    private static readonly Dictionary<string, string> Inside = new()
    {
        ["off_duty"] = "rider_off_duty",
        ["too_little_slack"] = "rider_too_little_slack",
        ["skill_missing"] = "rider_skill_missing",
        ["out_of_stock"] = "offer_sold_out",
        ["tier_too_low"] = "not_eligible",
        ["skill_needed"] = "not_eligible",
        ["once_per_year"] = "not_eligible",
        ["not_enough_points"] = "points_insufficient",
        ["already_delivered"] = "redemption_used",
        ["equipment_retired"] = "equipment_not_found",
        ["reservation_over"] = "A station asks again with a new reservation.",
    };

    [Fact]
    public void Refusal_ThatWasAnswered_IsDocumented()
    {
        var document = ApiDocument.Read();

        var undocumented = SeenRefusals.All
            .Select(seen => (Call: document.CallOf(seen.Method, seen.Path), seen.Refusal))
            .Where(seen => seen.Call is not null && !document.Codes[seen.Call].Contains(seen.Refusal) && seen.Refusal != "500 internal_error")
            .Select(seen => $"{seen.Call}: {seen.Refusal}").Distinct().Order(StringComparer.Ordinal).ToList();

        Assert.True(undocumented.Count == 0, $"Answered and not documented:\n{string.Join('\n', undocumented)}");
    }

    [Fact(Explicit = true)]
    public void Refusal_ThatIsDocumented_WasAnswered()
    {
        var document = ApiDocument.Read();
        var seen = SeenRefusals.All.Select(refusal => $"{document.CallOf(refusal.Method, refusal.Path)}: {refusal.Refusal}").ToHashSet();

        var documented = document.Codes.SelectMany(call => call.Value.Except(ContractTests.Shared).Select(refusal => $"{call.Key}: {refusal}"));
        var missing = documented.Concat(ContractTests.Shared.Select(refusal => "Any call: " + refusal))
            .Except(seen).Except(SeenRefusals.All.Select(refusal => "Any call: " + refusal.Refusal))
            .Order(StringComparer.Ordinal).ToList();
        Assert.True(missing.Count == 0, $"Documented and answered in no test:\n{string.Join('\n', missing)}");
    }

    [Fact]
    public void Refusal_OfEachEnum_IsDocumented()
    {
        var codes = ApiDocument.Read().Codes.Values.SelectMany(refusals => refusals).Select(refusal => refusal.Split(' ')[1]).ToHashSet();
        var hubs = File.ReadAllText(Path.Combine(Repository.Root, "api/docs/hubs.md"));

        var all = Of<StationRefusal>().Concat(Of<TaskRefusal>()).Concat(Of<RiderRefusal>())
            .Concat(Of<SignInRefusal>()).Concat(Of<ExchangeRefusal>()).Concat(Of<CaseRefusal>()).Concat(Of<EquipmentRefusal>()).ToHashSet();
        Assert.All(all, code => Assert.True(
            (codes.Contains(code) || hubs.Contains($"`{code}`", StringComparison.Ordinal)) != Inside.ContainsKey(code),
            $"{code} is documented nowhere, or said to be inside and is not."));
    }

    private static IEnumerable<string> Of<TRefusal>()
        where TRefusal : struct, Enum => Enum.GetValues<TRefusal>().Select(RefusalCodes.Of);
}
