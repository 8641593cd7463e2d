using Orleans.Concurrency;

namespace RedStation.Contracts.Partners;

/// <summary>
/// That a linked rider has a governance task, as one delivery platform is told of it, and what the platform forgives for it. Key:
/// <see cref="GrainKeys.PlatformDuty"/>.
/// </summary>
[Alias("platform-duty")]
public interface IPlatformDutyGrain : IGrainWithStringKey
{
    /// <summary>Holds the minutes in the platform's time pool and tells it. Repeating it changes nothing.</summary>
    [Alias("start")]
    Task<PlatformDutyView> Start(StartDuty command);

    /// <summary>The rider is done, or has the task no more. Repeating it changes nothing.</summary>
    [Alias("end")]
    Task End(EndDuty command);

    /// <summary>The platform says how many minutes it forgives. The first answer counts; the same again is granted again.</summary>
    [Alias("answer")]
    Task<Answer<PlatformDutyView, DutyRefusal>> Answer(AnswerDuty command);

    /// <summary>How it stands, or null when there is no such duty.</summary>
    [ReadOnly, Alias("get")]
    Task<PlatformDutyView?> Get();

    /// <summary>Makes sure that what is due is done.</summary>
    [Alias("wake")]
    Task Wake();
}
