using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using RedStation.Api.Accounts;
using RedStation.Api.Http.Identity;
using RedStation.Contracts.Profiles;
using RedStation.Silo.Settings;

namespace RedStation.Api.Demo;

/// <summary>The people one may sign in as under <c>--demo</c>: 64 riders, staff of each city and of the province, 12 stations' devices.</summary>
public sealed class DemoPeople : IDemoPeople
{
    private const int Riders = 64;
    private const string Province = "330000";

    // Half of them at home in the middle of Hangzhou, the others anywhere, so that some are visitors wherever they go.
    private static readonly string[] Homes =
    [
        "330106", "330105", "330102", "330108", "330106", "330203", "330302", "330602", "330105", "330110", "330109", "330212", "330106", "330304",
        "330603", "330113", "330102", "330205", "330114", "330381",
    ];

    private readonly FrozenDictionary<string, AccountIdentity> bySubject;

    /// <summary>Names the people; the devices are those of the city's showcases.</summary>
    public DemoPeople(DemoCity city, DemoOptions options)
    {
        var random = new Random(options.Seed + 1);
        RidersToRegister = [.. Enumerable.Range(1, Riders).Select(number => Rider(random, number))];
        People =
        [
            .. RidersToRegister.Select(person => person.Identity),
            .. DemoCityPlan.All.Select(plan => Staff(Roles.Dispatcher, plan, $"{plan.Name}调度员 {DemoWords.Person(random)}")),
            .. DemoCityPlan.All.Select(plan => Staff(Roles.Operator, plan, $"{plan.Name}驿站站长 {DemoWords.Person(random)}")),
            .. DemoProviders.All.Select(DemoProviders.Staff),
            .. city.Stations.Where(station => station.Part == DemoStationPart.Showcase).Select(Device),
            new AccountIdentity("demo-partner", Roles.Partner, "快送平台 接口账号", [Province], null),
            new AccountIdentity("demo-auditor", Roles.Auditor, $"审计员 {DemoWords.Person(random)}", [Province], null),
            new AccountIdentity("demo-admin", Roles.Admin, $"管理员 {DemoWords.Person(random)}", [Province], null),
        ];
        bySubject = People.ToFrozenDictionary(identity => identity.Subject);
    }

    /// <summary>The riders, with what is set down about them.</summary>
    public ImmutableArray<DemoPerson> RidersToRegister { get; }

    /// <inheritdoc/>
    public IReadOnlyList<AccountIdentity> People { get; }

    /// <inheritdoc/>
    public AccountIdentity? Find(string subject) => bySubject.GetValueOrDefault(subject);

    /// <summary>Whether a rider is a person's to drive.</summary>
    public bool IsDriven(string subject) => bySubject.TryGetValue(subject, out var identity) && identity.Role == Roles.Rider;

    private static DemoPerson Rider(Random random, int number)
    {
        var home = Homes[(number - 1) % Homes.Length];
        ImmutableArray<Skill> skills = (number % 8) switch
        {
            1 => [Skill.Mediation, Skill.FirstAid],
            3 => [Skill.FirstAid],
            6 => [Skill.Mediation],
            _ => [],
        };
        var subject = string.Create(CultureInfo.InvariantCulture, $"demo-rider-{number:00}");
        return new DemoPerson(new AccountIdentity(subject, Roles.Rider, DemoWords.Person(random), [home], null), home, skills);
    }

    private static AccountIdentity Staff(string role, DemoCityPlan city, string name) =>
        new($"demo-{role}-{city.Code}", role, name, [city.Adcode], null);

    private static AccountIdentity Device(DemoStation station) =>
        new($"demo-device-{station.Id}", Roles.Device, station.Definition.Name, [station.Definition.District], station.Id);
}
