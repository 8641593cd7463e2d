using System.Collections.Immutable;
using System.Globalization;
using RedStation.Contracts;
using RedStation.Contracts.Cases;
using RedStation.Domain.Cases;
using RedStation.Domain.Districts;

namespace RedStation.Tests.Load.Cases;

/// <summary>A city's cases of the last 89 days, the same every time: in every status, some of a class and a unit that are rare.</summary>
public sealed class ManyCases
{
    /// <summary>A class that one case in a thousand has.</summary>
    public const string RareClass = "c0302";

    /// <summary>A unit that one case in a thousand has.</summary>
    public const string RareUnit = "热力抢修队";

    /// <summary>The district that has a third of them.</summary>
    public const string LargeDistrict = "330106";

    /// <summary>How many riders have reported them.</summary>
    public const int Riders = 500;

    private const int Days = 89;
    private const int RareOneIn = 1_000;

    private static readonly string[] Streets = Split("文一路 文二路 文三路 解放路 中山路 人民路 学院路 莫干山路 凤起路 体育场路 机场路 江南大道");
    private static readonly string[] Wrongs = Split("缺失 不亮 倾斜 被占用 满溢 堆放 垂落 破损 倒伏 积水 飞线充电 乱停 无人处理 有异味");
    private static readonly string[] Things = Split("井盖 路灯 护栏 盲道 垃圾 渣土 线缆 围挡 树枝 公交站台 消防通道 电动车 充电柜 窨井 信号灯");
    private static readonly string[] Classes = Split("c0101 c0102 c0203 c0204 e0101 e0102 c0104 e0302 c0401 e0699 e0503 e0502 c0501 c0105 c0202");
    private static readonly CaseLimit Answer = new(4, DeadlineUnit.Hours);
    private static readonly CaseLimit Closing = new(5, DeadlineUnit.WorkingDays);

    private readonly Random random = new(7);
    private readonly ImmutableArray<District> districts = DistrictMap.Load().All;
    private readonly DateTimeOffset now;

    /// <summary>So many, reported until now.</summary>
    public ManyCases(int count, DateTimeOffset now)
    {
        this.now = now;
        All = [.. Enumerable.Range(0, count).Select(number => Case(number, count))];
    }

    /// <summary>The units that most cases are handed to.</summary>
    public static ImmutableArray<string> Units { get; } = [.. Split("市政设施所 路灯管理所 环卫所 综合行政执法中队 园林养护站 排水养护队 交警设施中队")];

    /// <summary>All of them, in the order of their reports.</summary>
    public ImmutableArray<CaseView> All { get; }

    /// <summary>Words that somebody might look for: one character, two, two words, a house number, a unit.</summary>
    public static string Words(Random random) => random.Next(5) switch
    {
        0 => Any(Things, random)[..1],
        1 => Any(Things, random),
        2 => $"{Any(Streets, random)} {Any(Wrongs, random)}",
        3 => string.Create(CultureInfo.InvariantCulture, $"{random.Next(1, 2_000)}号"),
        _ => Units[random.Next(Units.Length)],
    };

    /// <summary>The rider with a number.</summary>
    public static string Rider(int number) => string.Create(CultureInfo.InvariantCulture, $"load-rider-{number:000000}");

    private static string[] Split(string words) => words.Split(' ');

    private static string Any(string[] words, Random random) => words[random.Next(words.Length)];

    private CaseView Case(int number, int count)
    {
        var (status, thing) = ((CaseStatus)random.Next(11), random.Next(Things.Length));
        var at = now.AddDays(-Days * (1 - (number / (double)count)));
        var district = random.Next(3) == 0 ? districts.First(one => one.Adcode == LargeDistrict) : districts[random.Next(districts.Length)];
        var terms = new CaseTerms(random.Next(RareOneIn) == 0 ? RareClass : Classes[thing], Answer, Closing, random.Next(8) == 0);
        var unit = random.Next(RareOneIn) == 0 ? RareUnit : Units[random.Next(Units.Length)];
        var place = string.Create(CultureInfo.InvariantCulture, $"{Any(Streets, random)}{random.Next(1, 2_000)}号门口");
        var history = History(status, at, terms, district.Adcode, unit);
        var (answered, over) = (history.Length > 1, CaseLifecycle.IsOver(status));
        return new CaseView
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"{random.NextInt64():x16}{number:x8}"),
            Terms = terms,
            Position = new GeoPoint(district.Centre.Lat + (random.NextDouble() / 50), district.Centre.Lon + (random.NextDouble() / 50)),
            District = district.Adcode,
            Note = $"{place}{Things[thing]}{Any(Wrongs, random)}，请尽快派人来看一下，晚上很不安全",
            Status = status,
            ObservedAt = at,
            ReportedAt = at,
            Reporters = [Rider(random.Next(Riders))],
            ReporterCount = 1,
            Unit = history.Length > 2 ? unit : null,
            Number = history.Length > 1 ? string.Create(CultureInfo.InvariantCulture, $"{district.Adcode}{terms.ClassId[1..]}{number:000000}") : null,
            Deadlines = new CaseDeadlines
            {
                AnswerDueAt = at.AddHours(4),
                AnsweredAt = answered ? at.AddHours(1) : null,
                ClosingStartedAt = history.Length > 2 ? at.AddHours(2) : null,
                ClosingDueAt = history.Length > 2 && !CaseLifecycle.IsStopped(status) ? at.AddDays(7) : null,
                ClosedAt = status == CaseStatus.Closed ? history[^1].At : null,
            },
            Reason = status == CaseStatus.Refused ? "not-found" : null,
            Revision = history.Length,
            History = history,
        };
    }

    private static ImmutableArray<CaseHistoryEntry> History(CaseStatus status, DateTimeOffset at, CaseTerms terms, string district, string unit)
    {
        (CaseStatus Status, CaseEvent Event)[] course =
        [
            (CaseStatus.Reported, CaseEvent.Reported), (CaseStatus.Opened, CaseEvent.Opened), (CaseStatus.Dispatched, CaseEvent.Dispatched),
            (CaseStatus.Handling, CaseEvent.Started), (CaseStatus.Handled, CaseEvent.Finished), (CaseStatus.Closed, CaseEvent.Closed),
        ];
        (int Past, (CaseStatus Status, CaseEvent Event) Last) now = status switch
        {
            CaseStatus.Reported => (0, course[0]),
            CaseStatus.Verifying => (1, (status, CaseEvent.VerificationStarted)),
            CaseStatus.Refused => (1, (status, CaseEvent.Refused)),
            CaseStatus.Merged => (1, (status, CaseEvent.Merged)),
            CaseStatus.Suspended => (4, (status, CaseEvent.Suspended)),
            CaseStatus.Returned => (4, (status, CaseEvent.Returned)),
            _ => (Array.FindIndex(course, step => step.Status == status), course.First(step => step.Status == status)),
        };
        return
        [
            .. course.Take(now.Past).Append(now.Last).Select((step, hour) => new CaseHistoryEntry
            {
                Status = step.Status,
                At = at.AddHours(hour),
                By = hour == 0 ? "reporter" : "dispatcher-330106",
                Event = step.Event,
                Note = hour == 0 ? null : "已安排人员到场处理，请现场拍照留存",
                Terms = hour == 0 ? terms : null,
                District = hour == 0 ? district : null,
                Unit = step.Event == CaseEvent.Dispatched ? unit : null,
            }),
        ];
    }
}
