using Microsoft.AspNetCore.SignalR;
using RedStation.Contracts.Tasks;

namespace RedStation.Api.Demo;

/// <summary>A played rider's task: set out, get there, look around, send a note.</summary>
internal sealed class PlayedErrand(PlayedPhone phone, Walk walk, Random random)
{
    private TaskView? task;
    private DateTimeOffset next;
    private bool onSite;

    /// <summary>Takes a task up, wherever it stands; one that is done or another's is let go.</summary>
    public void Hear(TaskView heard, DateTimeOffset now)
    {
        if (task is not null && heard.Id != task.Id)
        {
            return;
        }

        if (heard.Actions.Contains(TaskAction.Submit))
        {
            if (task is null)
            {
                next = now + TimeSpan.FromSeconds(3 + 5 * random.NextDouble());
            }

            task = heard;
        }
        else if (task is not null)
        {
            Drop();
        }
    }

    /// <summary>Does what is to be done now.</summary>
    public async Task Step(DateTimeOffset now, CancellationToken cancellation)
    {
        if (task is null || now < next)
        {
            return;
        }

        try
        {
            await Go(task, now, cancellation);
        }
        catch (HubException)
        {
            // Somebody cancelled it a moment ago.
            Drop();
        }
    }

    private async Task Go(TaskView current, DateTimeOffset now, CancellationToken cancellation)
    {
        if (current.Actions.Contains(TaskAction.Start))
        {
            task = await phone.Start(current.Id, cancellation);
        }

        walk.Send(current.Position);
        if (walk.Arrived && !onSite)
        {
            (onSite, next) = (true, now + TimeSpan.FromSeconds(15 + 25 * random.NextDouble()));
        }
        else if (onSite)
        {
            await phone.Submit(current.Id, DemoTaskWords.Evidence(random), cancellation);
            Drop();
        }
    }

    private void Drop()
    {
        (task, onSite) = (null, false);
        walk.Release();
    }
}
