using System.Collections.Immutable;
using RedStation.Contracts;
using RedStation.Contracts.Partners;
using RedStation.Domain.Partners;
using RedStation.Domain.Tasks;

namespace RedStation.Grains.Tasks;

/// <summary>What the delivery platforms of a task's rider are told, and what they say to it. A platform's duty never waits for the task.</summary>
public sealed partial class GovernanceTaskGrain
{
    /// <inheritdoc/>
    public async Task ExemptionAnswered(string dutyId, int grantedMinutes)
    {
        await ResumePendingWork();
        var next = TaskDutyRules.Answered(State, dutyId, grantedMinutes);
        if (next != State)
        {
            await Store(next);
            await Settle();
        }
    }

    /// <summary>
    /// Which platforms are told that a rider has the task: those they have agreed to it with at this moment. Ids of duties are random: one that
    /// followed from the task's could be found in the city's public records, and with it the place.
    /// </summary>
    private async Task<TaskDuty?> NewDuty(string riderId)
    {
        var links = (await platforms.LinksOf(riderId)).Where(link => link.Scopes.Contains(PlatformScopes.Duty)).ToList();
        var named = new List<(string, string, string, string)>(links.Count);
        foreach (var link in links)
        {
            if (await platforms.Find(link.PlatformId) is { Status: PlatformStatus.Active } platform)
            {
                named.Add((Guid.NewGuid().ToString("N"), platform.Id, platform.Name, link.Pseudonym));
            }
        }

        return TaskDutyRules.Begin(riderId, State.Minutes, named, Now);
    }

    /// <summary>Tells platforms of the beginning and, where it has come, of the end. Whatever is told twice is told once.</summary>
    private async Task<ImmutableArray<PlatformShare>> TellPlatforms(TaskDuty duty)
    {
        var told = ImmutableArray.CreateBuilder<PlatformShare>(duty.Platforms.Length);
        foreach (var share in duty.Platforms)
        {
            var asked = share.Exemption;
            var grain = GrainFactory.PlatformDuty(asked.DutyId);
            var next = share;
            if (asked.HeldMinutes is null)
            {
                var begun = await grain.Start(new StartDuty(
                    asked.PlatformId, share.Pseudonym, duty.RiderId, Id, State.Opened!.Type, State.Opened.District, asked.ExpectedMinutes,
                    duty.At));
                next = TaskDutyRules.With(share, begun.HeldMinutes, begun.GrantedMinutes);
            }

            if (duty.EndedAt is { } endedAt)
            {
                await grain.End(new EndDuty(duty.IsCancelled, endedAt));
            }

            told.Add(next);
        }

        return told.DrainToImmutable();
    }

    /// <summary>
    /// Asks for answers of which the word may have been lost: before the rider is told that there is none, and before they may go back because of it.
    /// </summary>
    /// <param name="riderId">Who wants to go back; null for when their waiting is over.</param>
    private async Task HearPlatforms(string? riderId = null)
    {
        var duty = State.Duty;
        var doubtful = duty is { EndedAt: null } && riderId is not null && duty.RiderId == riderId
            ? duty.Platforms.Where(share => share.Exemption.GrantedMinutes is null).ToList()
            : [.. TaskDutyRules.Waiting(State).Where(share => share.Exemption.AnswerBy <= Now)];
        foreach (var share in doubtful)
        {
            if (await GrainFactory.PlatformDuty(share.Exemption.DutyId).Get() is { GrantedMinutes: { } granted })
            {
                Remember(TaskDutyRules.Answered(State, share.Exemption.DutyId, granted));
            }
        }
    }
}
