using Microsoft.Extensions.Configuration;
using RedStation.Contracts;
using RedStation.Contracts.Pricing;
using RedStation.Contracts.Tasks;
using RedStation.Domain.Pricing;
using RedStation.Grains.Tasks;
using RedStation.Silo.Hosting;
using RedStation.Storage.Pricing;
using RedStation.Tests.Grains.Storage;

namespace RedStation.Tests.Grains.Settings;

/// <summary>Each documented way of setting something works, and the nearer one wins.</summary>
public sealed class SourcesTests : IDisposable
{
    private const string Variable = "TaskPrices__Mediation__Points";

    private readonly TemporaryFolder folder = new();

    [Fact]
    [Trait("Case", "O2")]
    public void Price_OfEachSource_CountsAboveThoseBehindIt()
    {
        Assert.Equal(10, Points());
        Write("task-prices.json", 11);
        Assert.Equal(11, Points());
        Write("appsettings.json", 12);
        Assert.Equal(12, Points());
        Environment.SetEnvironmentVariable(Variable, "13");
        Assert.Equal(13, Points());
        Assert.Equal(14, Points("--TaskPrices:Mediation:Points=14"));
    }

    [Fact]
    [Trait("Case", "O2")]
    public void Setting_OfEachSource_CountsAboveThoseBehindIt()
    {
        File.WriteAllText(Path.Combine(folder.Path, "appsettings.json"), """{ "RedStation": { "StopLimit": "00:00:11" } }""");
        Assert.Equal("00:00:11", Read()["RedStation:StopLimit"]);
        Environment.SetEnvironmentVariable("RedStation__StopLimit", "00:00:12");
        Assert.Equal("00:00:12", Read()["RedStation:StopLimit"]);
        Environment.SetEnvironmentVariable("RedStation__StopLimit", null);
        Assert.Equal("00:00:13", Read("--RedStation:StopLimit=00:00:13")["RedStation:StopLimit"]);
    }

    [Fact]
    [Trait("Case", "O3")]
    public void Price_ChangedWhileTheProgramRuns_StaysAsItWas()
    {
        var configuration = Read("--TaskPrices:Mediation:Points=14");
        var prices = new ConfiguredTaskPrices(configuration);

        configuration["TaskPrices:Mediation:Points"] = "15";

        Assert.Equal(14, prices.Of(TaskType.Mediation).Points);
    }

    [Fact]
    public void Services_OfTheFile_AreThoseOfTheProgram_UnlessTheyAreChanged()
    {
        File.Copy(Path.Combine(Repository.Root, "api/service-prices.json"), Path.Combine(folder.Path, "service-prices.json"));
        var builtIn = new ConfiguredServicePrices(new ConfigurationManager()).All;
        Assert.Equal(builtIn, new ConfiguredServicePrices(Read()).All);

        var changed = new ConfiguredServicePrices(Read("--ServicePrices:helmet:Points=36")).All;

        Assert.Equal(36, changed.Single(service => service.Id == "helmet").Points);
        Assert.Equal(builtIn.Length, changed.Length);
    }

    [Fact]
    public void Services_ThatComeWithTheProgram_MayBePublished()
    {
        var all = new ConfiguredServicePrices(new ConfigurationManager()).All;

        Assert.Empty(PriceListRules.Check(new PriceListDraft<ServicePrice>(null, default, null, "", 0, all), []));
        Assert.All(all, service => Assert.Null(PriceListRules.CheckAmount(service.Points, Limits.ServicePoints)));
    }

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(Variable, null);
        folder.Dispose();
    }

    private int Points(params string[] arguments) => new ConfiguredTaskPrices(Read(arguments)).Of(TaskType.Mediation).Points;

    private ConfigurationManager Read(params string[] arguments) =>
        SiloConfiguration.Read(SiloSwitches.Read(["--settings", folder.Path, .. arguments])).Configuration;

    private void Write(string file, int points) =>
        File.WriteAllText(Path.Combine(folder.Path, file), $$"""{ "TaskPrices": { "Mediation": { "Points": {{points}} } } }""");
}
