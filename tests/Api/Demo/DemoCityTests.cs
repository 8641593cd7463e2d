using RedStation.Api.Demo;
using RedStation.Api.Http.Identity;
using RedStation.Contracts;
using RedStation.Contracts.Stations;
using RedStation.Domain.Districts;
using RedStation.Silo.Settings;

namespace RedStation.Tests.Api.Demo;

public sealed class DemoCityTests
{
    private static readonly DistrictMap Districts = DistrictMap.Load();
    private static readonly DemoOptions Options = new();
    private static readonly DemoCity City = new(Districts, Options);

    [Fact]
    public void Stations_AreAFewHundred_EachInItsOwnDistrictAndWithinTheLimits()
    {
        Assert.InRange(City.Stations.Length, 300, 340);
        Assert.Equal(City.Stations.Length, City.Stations.Select(station => station.Id).Distinct().Count());
        Assert.All(City.Stations, station =>
        {
            var definition = station.Definition;
            Assert.Equal(definition.District, Districts.At(definition.Position)?.Adcode);
            Assert.InRange(definition.Ports, 4, 24);
            Assert.InRange(definition.Name.Length, 1, Limits.Name);
            Assert.InRange(definition.Address!.Length, 1, Limits.Address);
            Assert.Contains(StationService.Charging, definition.Services);
            Assert.Equal(definition.Services.Order().Distinct(), definition.Services);
        });
    }

    [Fact]
    public void Stations_ReachEveryDistrict() =>
        Assert.Equal(
            Districts.All.Select(district => district.Adcode), City.Stations.Select(station => station.Definition.District).Distinct().Order());

    [Fact]
    public void Stations_OfTheSameSeed_AreTheSame() => Assert.Equal(
        City.Stations.Select(station => (station.Id, station.Part, station.Definition with { Services = [] })),
        new DemoCity(Districts, Options).Stations.Select(station => (station.Id, station.Part, station.Definition with { Services = [] })));

    [Fact]
    public void People_AreThoseTheContractAsksFor()
    {
        var people = new DemoPeople(City, Options);
        var byRole = people.People.CountBy(who => who.Role).ToDictionary();
        Assert.Equal(
            (64, 4, 11, 12, 1, 1, 1),
            (byRole[Roles.Rider], byRole[Roles.Dispatcher], byRole[Roles.Operator], byRole[Roles.Device], byRole[Roles.Partner],
                byRole[Roles.Auditor], byRole[Roles.Admin]));
        Assert.All(people.People, who => Assert.Same(who, people.Find(who.Subject)));
        Assert.Null(people.Find("played-rider-001-a"));
        Assert.All(people.People.Where(who => who.Role == Roles.Device), who => Assert.Equal($"demo-device-{who.StationId}", who.Subject));
        Assert.True(people.RidersToRegister.Select(person => person.HomeDistrict![..4]).Distinct().Count() >= 4);
        Assert.Contains(people.RidersToRegister, person => person.Skills.Length == 2);
    }

    [Fact]
    public void Showcases_AreOpenAtAnyHourWithADoorThatMoves() =>
        Assert.All(City.Stations.Where(station => station.Part == DemoStationPart.Showcase), station =>
            Assert.Equal((null, DoorPolicy.Always), (station.Definition.Hours, station.Definition.Door)));
}
